import { useReminding } from '../server/reminding'
import { LogicLayer } from './logic-layer'

const my = useReminding()
let origin: string
let layer: LogicLayer
beforeAll(async () => {
  origin = await my.backend.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => layer.close())

/** The tasks page of somebody who has checked in today. */
async function openTasks(answers = {}): Promise<void> {
  my.backend.clock.ms = Date.now()
  my.member = await my.join()
  await my.checkIn()
  const session = JSON.stringify({ session: my.member, renewal: { provider: 'wechat' } })
  layer = new LogicLayer('pages/tasks/index', {}, { origin, answers, storage: new Map<string, unknown>([['mc:session', session]]) })
  await (await layer.start()).settled()
}
const askedFor = () => layer.of('asked').flatMap(({ name, options }) => (name === 'requestSubscribeMessage' ? [(options as { tmplIds: string[] }).tmplIds] : []))
const posts = () => layer.of('request').filter(({ method }) => method === 'POST').map(({ path }) => path)
const channels = async () => (await my.state()).waiting.map(({ channel }) => channel)

it('WeChat is asked by a tap and not before, for one message, and who agrees has it booked', async () => {
  await openTasks({ requestSubscribeMessage: { T1: 'accept' } })
  expect(askedFor()).toEqual([])
  await layer.tap('明天提醒我')
  expect([askedFor(), posts(), await channels()]).toEqual([[['T1']], ['/v1/me/reminders'], ['wechat']])
  expect(layer.shape.texts).toContain('明天 10:00 提醒你签到')
  await layer.tap('取消')
  expect([askedFor().length, await channels()]).toEqual([1, []])
})

it.each(['reject', 'ban', 'filter'])('who answers %s is offered the inbox in words, and nothing is booked until they tap', async (consent) => {
  await openTasks({ requestSubscribeMessage: { T1: consent } })
  await layer.tap('明天提醒我')
  expect([posts(), await channels()]).toEqual([[], []])
  expect(layer.shape.texts).toContain('微信不提醒')
  await layer.tap('放进站内消息')
  expect([askedFor().length, await channels()]).toEqual([1, ['inbox']])
})

it('the inbox is booked at once where no message can be had, and the words say so before', async () => {
  const { config } = my.backend.context
  const { checkInTemplateId } = config
  config.checkInTemplateId = null
  await openTasks()
  expect(layer.shape.texts.find((text) => text.startsWith('放进站内消息 · '))).toBeTruthy()
  await layer.tap('明天提醒我')
  config.checkInTemplateId = checkInTemplateId
  expect([askedFor(), await channels()]).toEqual([[], ['inbox']])
})
