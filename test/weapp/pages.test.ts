import { tree } from '../../config/budgets'
import { ask, backendOrigin, signInAs, storedSession } from '../backend/client'
import { LogicLayer, routes } from './logic-layer'

/** Who sees a page, where it is not a member. */
const viewers: Record<string, string> = Object.fromEntries(['index', 'visit-code/index', 'payment/index', 'pick-up/index', 'shipments/index', 'merges/index'].map((page) => [`subpackages/staff/${page}`, 'zhou-ye']))

/** The newest redemption of a kind. */
async function redemptionOf(token: string, kind: string): Promise<string | undefined> {
  const { redemptions } = await ask<{ redemptions: { redemptionId: string; kind: string }[] }>('/me/redemptions', { token })
  return redemptions.find((each) => each.kind === kind)?.redemptionId
}

describe('every page of the mini-program', () => {
  let layer: LogicLayer | undefined
  afterEach(() => layer?.close())

  async function open(route: string, person: string | null, theme: 'light' | 'dark' = 'light'): Promise<LogicLayer> {
    const session = person ? await signInAs(person) : null
    // Nobody's entry, for those who have none.
    const query: Record<string, string> = route.includes('entry') ? { id: '019aa000-0000-7000-8000-000000000000' } : {}
    if (route === 'subpackages/tier/gift/index') query.id = 'ear-birthday'
    if (route === 'subpackages/mall/index') query.id = 'refill'
    if (route === 'subpackages/activities/survey/index') query.subject = 'scent'
    if (/redemption\/index|certificate\/index/.test(route)) {
      query.id = '019aa000-0000-7000-8000-000000000000'
      if (session?.role === 'member') query.id = await redemptionOf(session.token, route.includes('certificate') ? 'donation' : 'physical') ?? query.id
    }
    if (route.includes('entry') && session) {
      const page = await ask<{ entries: { entryId: string }[] }>('/me/points/entries', { token: session.token })
      query.id = page.entries[0].entryId
    }
    const storage = new Map<string, unknown>(session && person ? [storedSession(session, person)] : [])
    layer = new LogicLayer(route, query, { origin: backendOrigin(), storage, theme })
    return (await layer.start()).settled()
  }

  it.each(routes())('%s loads, shows text and stays small', async (route) => {
    const { shape, happened } = await open(route, viewers[route] ?? 'lin-jianxi')
    expect(happened.filter(({ kind }) => kind === 'error')).toEqual([])
    expect(shape.texts.join('')).toMatch(/\p{Script=Han}/u)
    expect(shape.texts.filter((text) => /\b(undefined|NaN|null)\b|\[object /.test(text))).toEqual([])
    expect(shape.nodes).toBeLessThanOrEqual(tree.anyPage.nodes)
    expect(shape.depth).toBeLessThanOrEqual(tree.anyPage.depth)
  })

  it.each(routes())('%s holds for a visitor who is not signed in', async (route) => {
    const { shape, happened } = await open(route, null, 'dark')
    expect(happened.filter(({ kind }) => kind === 'error')).toEqual([])
    expect(shape.texts.join('')).toMatch(/\p{Script=Han}/u)
  })
})
