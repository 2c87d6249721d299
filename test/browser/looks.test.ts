import { layoutShift } from '../../config/budgets'
import { lookOver } from './look-over'
import { closeBrowser, looks, openBrowser, Phone, type Look } from './phone'
import { screens, type Screen } from './screens'

let all: Screen[] = []
beforeAll(async () => {
  await openBrowser()
  all = await screens()
})
afterAll(closeBrowser)

/** Everything wrong with one screen in one look. */
async function inspect({ name, route, person, shows }: Screen, look: Look): Promise<string[]> {
  const phone = await Phone.open({ person, look })
  const wrong: string[] = []
  try {
    await phone.go(route)
    await phone.see(shows)
    await phone.settled()
  } catch (failure) {
    wrong.push(String(failure).split('\n')[0])
  }
  await phone.picture(`${name}-${look.name}`)
  wrong.push(...(await lookOver(phone.page)), ...phone.complaints.map((complaint) => `complains: ${complaint}`))
  await phone.close()
  return wrong.map((finding) => `${name}: ${finding}`)
}

describe.each(looks)('every screen in its $name look', (look) => {
  it('fits the phone, is never white, and complains about nothing', async () => {
    const waiting = [...all]
    const wrong: string[] = []
    // Most of the time a phone waits, so a few are held at once.
    const hold = async () => {
      for (let screen = waiting.shift(); screen; screen = waiting.shift()) wrong.push(...(await inspect(screen, look)))
    }
    await Promise.all([hold(), hold(), hold()])
    expect(wrong).toEqual([])
  }, 180_000)
})

describe('the first screen', () => {
  it.each([['a visitor', undefined], ['a member', 'lin-jianxi']])('does not jump under the finger of %s', async (_who, person) => {
    const phone = await Phone.open({ person })
    await phone.page.addInitScript(() => {
      const shifts = window as unknown as { shifted: number; shiftedWhat: string[] }
      Object.assign(shifts, { shifted: 0, shiftedWhat: [] })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources?: { node: Node | null }[] })[]) {
          shifts.shifted += entry.value
          shifts.shiftedWhat.push(...(entry.sources ?? []).map(({ node }) => `${(node as Element | null)?.className ?? node?.textContent ?? ''}`))
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await phone.go()
    await phone.settled()
    await phone.page.waitForTimeout(500)
    const { shifted, what } = await phone.page.evaluate(() => {
      const shifts = window as unknown as { shifted: number; shiftedWhat: string[] }
      return { shifted: shifts.shifted, what: shifts.shiftedWhat }
    })
    expect({ shifted, what: shifted > layoutShift ? what : [] }).toEqual({ shifted: expect.any(Number), what: [] })
    expect(shifted).toBeLessThanOrEqual(layoutShift)
    await phone.close()
  })
})
