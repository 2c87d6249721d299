import { tree } from '../../config/budgets'
import { rewards } from '../../brand/rewards'
import { Backend } from '../server/backend'
import { LogicLayer } from './logic-layer'

/** Of every kind there is, many times over. */
const twoHundred = Array.from({ length: 200 }, (_, i) => ({ ...rewards[i % rewards.length], rewardId: `reward-${i + 1}` }))

let backend: Backend
let layer: LogicLayer
let storage: Map<string, unknown>
beforeAll(async () => {
  backend = await Backend.start({ rewards: twoHundred })
  backend.clock.ms = Date.now()
  await backend.app.listen({ port: 0, host: '127.0.0.1' })
  const session = await backend.member()
  storage = new Map<string, unknown>([['mc:session', JSON.stringify({ session, renewal: { provider: 'phone' } })]])
}, 120_000)
afterEach(() => layer.close())
afterAll(() => backend.close())

async function openPage(route: string, query: Record<string, string> = {}): Promise<void> {
  const { port } = backend.app.server.address() as { port: number }
  layer = new LogicLayer(route, query, { origin: `http://127.0.0.1:${port}`, storage })
  await (await layer.start()).settled()
}

function staysSmall(): void {
  expect(layer.shape.nodes).toBeLessThanOrEqual(tree.anyPage.nodes)
  expect(layer.shape.depth).toBeLessThanOrEqual(tree.anyPage.depth)
  expect(layer.of('error')).toEqual([])
}

it('the mall stays small with two hundred rewards: a few of each, and a way to all', async () => {
  await openPage('pages/mall/index')
  expect(layer.shape.texts.filter((text) => /^全部 \d+ 件$/.test(text)).length).toBeGreaterThan(2)
  staysSmall()
})

it('and so does the page of all of them, on each of its pages', async () => {
  await openPage('subpackages/mall/shelf/index', { shelf: 'all' })
  for (let page = 1; page <= 10; page += 1) {
    expect(layer.shape.texts.join('')).toContain(`第 ${page}/10 页`)
    staysSmall()
    if (page < 10) await layer.tap('下一页')
  }
})

it.each(['coupons', 'benefits', 'charity'])('and its shelf of %s', async (shelf) => {
  await openPage('subpackages/mall/shelf/index', { shelf })
  expect(layer.shape.texts.join('')).toMatch(/共 \d+ 件/)
  staysSmall()
})
