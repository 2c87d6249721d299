import type { Route } from 'playwright-core'
import { lookOver } from './look-over'
import { closeBrowser, openBrowser, Phone } from './phone'

beforeAll(openBrowser)
afterAll(closeBrowser)

const answer = (status: number, contentType: string, body: string) => (route: Route) => route.fulfill({ status, contentType, body })

/** What can come back, or fail to, from a network and from what stands between. */
const faults: [name: string, handler: (route: Route) => Promise<void> | void][] = [
  ['a server that fails', answer(500, 'application/problem+json', '{"type":"about:blank","title":"Internal","status":500,"code":"INTERNAL"}')],
  ['a gateway that answers in HTML', answer(502, 'text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>')],
  ['a hotel that answers every address with its own page', answer(200, 'text/html', '<html><body>Welcome</body></html>')],
  ['an answer cut off in the middle', answer(200, 'application/json', '{"member":{"memberId":"0')],
  ['an answer that is null', answer(200, 'application/json', 'null')],
  ['an answer with nothing in it', answer(200, 'application/json', '')],
  ['no network', (route) => route.abort('internetdisconnected')],
]

const routes = ['pages/home/index', 'subpackages/points/index', 'subpackages/tier/index', 'subpackages/rules/index']

/** One screen under a fault, and after it. */
async function meets(fault: (route: Route) => Promise<void> | void, route: string): Promise<void> {
  const phone = await Phone.open({ person: 'lin-jianxi' })
  await phone.meddle(fault)
  await phone.go(route)
  const again = phone.page.getByRole('button', { name: '再试一次', exact: true })
  await again.waitFor({ timeout: 10_000 })
  expect(await lookOver(phone.page)).toEqual([])
  await phone.leaveAlone()
  await phone.press('再试一次')
  await again.waitFor({ state: 'detached', timeout: 10_000 })
  await phone.settled()
  expect(await lookOver(phone.page)).toEqual([])
  expect(phone.complaints).toEqual([])
  await phone.close()
}

describe.each(faults)('with %s', (_name, fault) => {
  it('a first visit says so on every screen, and trying again brings it', async () => {
    await Promise.all(routes.map((route) => meets(fault, route)))
  }, 120_000)

  it('a later visit shows the last known card and how old it is', async () => {
    const phone = await Phone.open({ person: 'lin-jianxi' })
    await phone.go()
    await phone.see('林见溪')
    await phone.settled()
    await phone.meddle(fault)
    await phone.anHourPasses()
    await phone.restart()
    await phone.see('林见溪')
    await phone.see(/看到的是.*\d{2}:\d{2}/)
    expect(await lookOver(phone.page)).toEqual([])
    await phone.close()
  })
})

describe('with a network that hangs', () => {
  it('a first visit gives up in time and offers to try again', async () => {
    const phone = await Phone.open({ person: 'lin-jianxi' })
    await phone.page.clock.install()
    await phone.meddle(() => undefined)
    await phone.go()
    await phone.page.waitForTimeout(1000)
    expect(await lookOver(phone.page)).not.toContain('the screen is white')
    // The limit, a pause and the second try, lived through at once.
    await phone.page.clock.runFor(30_000)
    await phone.see('再试一次')
    expect(await lookOver(phone.page)).toEqual([])
    await phone.close()
  }, 60_000)

  it('a later visit paints the card before any answer', async () => {
    const phone = await Phone.open({ person: 'lin-jianxi' })
    await phone.go()
    await phone.see('林见溪')
    await phone.settled()
    await phone.meddle(() => undefined)
    await phone.restart()
    await phone.see('林见溪')
    expect(await lookOver(phone.page)).toEqual([])
    await phone.close()
  })
})
