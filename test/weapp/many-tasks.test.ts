import { tree } from '../../config/budgets'
import type { Task } from '../../loyalty/tasks'
import { tasks } from '../../brand/tasks'
import { Backend } from '../server/backend'
import { LogicLayer } from './logic-layer'

const [model] = tasks
const sixty = Array.from({ length: 60 }, (_, i): Task => ({ ...model, taskId: `task-${i + 1}`, name: `第 ${i + 1} 个任务`, steps: [{ ...model.steps[0], goal: { event: 'purchase', target: 3 } }] }))

let backend: Backend
let layer: LogicLayer
beforeAll(async () => {
  backend = await Backend.start({ tasks: sixty })
  backend.clock.ms = Date.now()
  await backend.app.listen({ port: 0, host: '127.0.0.1' })
}, 120_000)
afterAll(async () => {
  layer.close()
  await backend.close()
})

it('the tasks tab stays small with sixty tasks, all of them under way, on each of its pages', async () => {
  const session = await backend.member()
  await backend.buy(await backend.staff(), session, 1000)
  const { port } = backend.app.server.address() as { port: number }
  const stored = JSON.stringify({ session, renewal: { provider: 'phone' } })
  layer = new LogicLayer('pages/tasks/index', {}, { origin: `http://127.0.0.1:${port}`, storage: new Map<string, unknown>([['mc:session', stored]]) })
  await (await layer.start()).settled()
  const seen = new Set<string>()
  for (let page = 1; page <= 5; page += 1) {
    expect(layer.shape.texts).toContain(`换一批 ${page}/5`)
    expect(layer.shape.nodes).toBeLessThanOrEqual(tree.anyPage.nodes)
    expect(layer.shape.depth).toBeLessThanOrEqual(tree.anyPage.depth)
    layer.shape.texts.filter((text) => /^第 \d+ 个任务$/.test(text)).forEach((text) => seen.add(text))
    await layer.tap(`换一批 ${page}/5`)
    await layer.settled()
  }
  expect(seen.size).toBe(60)
  expect(layer.of('error')).toEqual([])
})
