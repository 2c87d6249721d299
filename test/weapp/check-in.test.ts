import { checkInTap } from '../../config/budgets'
import { ask, backendOrigin, newMember } from '../backend/client'
import { LogicLayer } from './logic-layer'

let layer: LogicLayer
afterEach(() => layer.close())

it.each(['pages/home/index', 'pages/tasks/index'])('a tap on check-in on %s costs two small setData at most, and ten taps check in once', async (route) => {
  const { session, stored } = await newMember()
  const scrolling: (() => void)[] = []
  layer = new LogicLayer(route, {}, { origin: backendOrigin(), storage: new Map<string, unknown>([stored]), scrolling })
  await (await layer.start()).settled()
  scrolling.forEach((scroll) => scroll())
  await layer.settled()
  const before = layer.happened.length
  const taps = Array.from({ length: 10 }, () => layer.tap('签到 +2'))
  const [first] = await Promise.allSettled(taps)
  expect(first.status).toBe('fulfilled')
  await layer.settled()
  expect(layer.shape.texts).toContain('今天已签')
  expect(layer.of('error')).toEqual([])
  const posts = layer.of('request').filter(({ method }) => method === 'POST')
  expect(posts).toHaveLength(1)
  const paints = layer.happened.slice(before).flatMap((happening) => (happening.kind === 'setData' ? [happening.bytes] : []))
  expect(paints.length).toBeLessThanOrEqual(checkInTap.setDataCalls)
  expect(paints.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(checkInTap.setDataBytes)
  const { summary } = await ask<{ summary: { done: boolean; streak: number } }>('/me/check-in', { token: session.token })
  expect(summary).toMatchObject({ done: true, streak: 1 })
})
