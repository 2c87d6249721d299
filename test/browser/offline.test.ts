import { closeBrowser, openBrowser, Phone } from './phone'

beforeAll(openBrowser)
afterAll(closeBrowser)

describe('a browser that has opened the app once', () => {
  it('opens it anew without a network: the card, another tab, a page not seen before and a printed link', async () => {
    const phone = await Phone.open({ person: 'lin-jianxi', worker: true })
    await phone.go()
    await phone.see('金穗')
    await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await phone.context.setOffline(true)
    await phone.restart()
    await phone.see('金穗')
    await phone.go('pages/tasks/index')
    await phone.restart()
    await phone.see('任务')
    await phone.page.goto(`${new URL(phone.page.url()).origin}/c/ABC`)
    expect(phone.page.url()).toContain('/#/subpackages/join/index?card=ABC')
    await phone.context.setOffline(false)
    await phone.close()
  })

  it('shows what the server has, not an older page that it kept', async () => {
    const phone = await Phone.open({ worker: true })
    await phone.go()
    await phone.page.evaluate(async () => {
      await navigator.serviceWorker.ready
      const [name] = await caches.keys()
      const shelf = await caches.open(name)
      await shelf.put('/', new Response('<p>an older build</p>', { headers: { 'content-type': 'text/html' } }))
    })
    await phone.restart()
    await phone.see('入会并领取')
    await phone.context.setOffline(true)
    await phone.restart()
    await phone.see('an older build')
    await phone.close()
  })
})
