import { layoutShift } from '../../config/budgets'
import { lookOver } from './look-over'
import { closeBrowser, looks, openBrowser, Phone } from './phone'
import { screens, type Screen } from './screens'

let all: Screen[] = []
beforeAll(async () => {
  await openBrowser()
  all = await screens()
})
afterAll(closeBrowser)

describe.each(looks)('every screen in its $name look', (look) => {
  it('fits the phone, is never white, and complains about nothing', async () => {
    const wrong: string[] = []
    for (const { name, route, person, shows } of all) {
      const phone = await Phone.open({ person, look })
      try {
        await phone.go(route)
        await phone.see(shows)
        await phone.settled()
      } catch (failure) {
        wrong.push(`${name}: ${String(failure).split('\n')[0]}`)
      }
      await phone.picture(`${name}-${look.name}`)
      wrong.push(...(await lookOver(phone.page)).map((finding) => `${name}: ${finding}`))
      wrong.push(...phone.complaints.map((complaint) => `${name} complains: ${complaint}`))
      await phone.close()
    }
    expect(wrong).toEqual([])
  }, 180_000)
})

describe('the first screen', () => {
  it.each([['a visitor', undefined], ['a member', 'lin-jianxi']])('does not jump under the finger of %s', async (_who, person) => {
    const phone = await Phone.open({ person })
    await phone.page.addInitScript(() => {
      const shifts = window as unknown as { shifted: number }
      shifts.shifted = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.shifted += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await phone.go()
    await phone.settled()
    await phone.page.waitForTimeout(500)
    expect(await phone.page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThanOrEqual(layoutShift)
    await phone.close()
  })
})
