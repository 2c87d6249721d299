import { firstScreen, tree } from '../../config/budgets'
import { backendOrigin, signInAs, storedSession } from '../backend/client'
import { LogicLayer } from './logic-layer'

const home = 'pages/home/index'

/** A phone that somebody is signed in on but that has shown nothing yet. */
const signedIn = async (person: string) => new Map<string, unknown>([storedSession(await signInAs(person), person)])

let layer: LogicLayer
const hour = 3_600_000
const openHome = async (storage: Map<string, unknown>, laterMs = 0) => {
  layer = new LogicLayer(home, {}, { origin: backendOrigin(), storage, laterMs })
  return (await layer.start()).settled()
}
afterEach(() => layer.close())

describe('the first screen in the mini-program', () => {
  it.each([
    ['a visitor', null],
    ['a member', 'lin-jianxi'],
  ])('costs %s one request and little data on a cold start', async (_who, person) => {
    await openHome(person ? await signedIn(person) : new Map())
    expect(layer.of('error')).toEqual([])
    expect(layer.of('request').map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual(['GET /v1/me/home 200'])
    expect(layer.of('setData').length).toBeLessThanOrEqual(firstScreen.cold.setDataCalls)
    expect(layer.setDataBytes).toBeLessThanOrEqual(firstScreen.cold.setDataBytes)
    expect(layer.shape.nodes).toBeLessThanOrEqual(tree.home.nodes)
    expect(layer.shape.depth).toBeLessThanOrEqual(tree.home.depth)
  })

  it('shows the member what the server said', async () => {
    await openHome(await signedIn('lin-jianxi'))
    const text = layer.shape.texts.join(' ')
    expect(text).toContain('林见溪')
    expect(text).toContain('金穗')
  })

  it('paints what it knew before it asks, and sets nothing again when nothing has changed', async () => {
    const storage = await signedIn('lin-jianxi')
    await openHome(storage)
    const shown = layer.shape.texts
    layer.close()

    await openHome(storage, hour)
    const order = layer.happened.flatMap(({ kind }) => (kind === 'setData' || kind === 'request' ? [kind] : []))
    expect(order).toEqual(['setData', 'request'])
    expect(layer.of('request').map(({ status }) => status)).toEqual([304])
    expect(layer.shape.texts).toEqual(shown)
    expect(layer.of('error')).toEqual([])
  })

  it('shows the last known card on a phone without a network', async () => {
    const storage = await signedIn('lin-jianxi')
    await openHome(storage)
    layer.close()

    layer = new LogicLayer(home, {}, { storage, answer: () => null, laterMs: hour })
    await (await layer.start()).settled()
    expect(layer.shape.texts.join(' ')).toContain('林见溪')
    expect(layer.of('error')).toEqual([])
  })

  it('says what is wrong on a first start without a network', async () => {
    layer = new LogicLayer(home, {}, { answer: () => null })
    await (await layer.start()).settled(700)
    expect(layer.shape.texts.join(' ')).toContain('再试一次')
  })

  it('opens the member code with one tap', async () => {
    await openHome(await signedIn('lin-jianxi'))
    await layer.tap('会员码')
    expect(layer.of('asked').map(({ name, options }) => [name, (options as { url?: string }).url])).toContainEqual(['navigateTo', '/pages/member-code/index'])
  })
})
