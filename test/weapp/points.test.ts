import { tree } from '../../config/budgets'
import { backendOrigin, signInAs, storedSession } from '../backend/client'
import { LogicLayer } from './logic-layer'

let layer: LogicLayer
afterEach(() => layer.close())

async function open(page: string): Promise<void> {
  const storage = new Map<string, unknown>([storedSession(await signInAs('lin-jianxi'), 'lin-jianxi')])
  layer = new LogicLayer(`subpackages/points/${page}`, {}, { origin: backendOrigin(), storage })
  await (await layer.start()).settled()
}

describe('points in the mini-program', () => {
  it('can be checked by the phone itself, without anything a browser has', async () => {
    await open('verify/index')
    await layer.tap('开始核对')
    expect(layer.shape.texts.join('')).toContain('账本完好')
    expect(layer.of('error')).toEqual([])
  })

  it('stay small however far the ledger is turned and whatever is opened in it', async () => {
    await open('ledger/index')
    for (let turned = 0; turned < 4; turned += 1) {
      await layer.tap('更早的')
      while (layer.shape.texts.some((text) => /^签到 \d+ 天$/.test(text))) await layer.tap('签到 ')
      expect(layer.shape.nodes).toBeLessThanOrEqual(tree.anyPage.nodes)
    }
    expect(layer.shape.texts.join('')).toContain('第 81–100 笔')
    expect(layer.of('error')).toEqual([])
  }, 60_000)
})
