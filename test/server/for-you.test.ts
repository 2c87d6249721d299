import type { Reward } from '../../loyalty/rewards'
import { useMall } from './mall'

const bowl: Reward = { rewardId: 'bowl', kind: 'physical', name: '碗', story: '', picture: 'gaiwan', prices: [{ points: 100, fen: 0 }], delivery: ['pick_up'], suits: { tastes: ['light'] } }
const rewards: Reward[] = [bowl, { ...bowl, rewardId: 'jar', suits: { products: ['osmanthus'] } }, { ...bowl, rewardId: 'far', prices: [{ points: 5000, fen: 0 }] }, { ...bowl, rewardId: 'sold', stock: 0 }]
const { backend, ask, member } = useMall(rewards)
const chosen = async () => (await ask<{ forYou: string[] }>('/rewards')).body.forYou

it('chooses by what a member has told, and nothing for who has told nothing, wants nothing chosen, or is a visitor', async () => {
  expect(await chosen()).toEqual([])
  await ask('/me/taste', { chosen: ['light'] })
  expect(await chosen()).toEqual(['bowl'])
  await ask('/me/preferences', { personalised: false })
  expect(await chosen()).toEqual([])
  expect((await backend().ask<{ forYou: string[] }>('/rewards')).body.forYou).toEqual([])
})

it('knows a product by its code that was scanned', async () => {
  const { context, clock } = backend()
  const scan = { kind: 'product_scan', source_id: 'a tin', subject: 'osmanthus', amount: 1, at: new Date(clock.ms) }
  await context.db.insertInto('member_event').values({ member_id: member().subjectId, event_id: context.newId(), ...scan }).execute()
  await ask('/me/taste', { chosen: ['light'] })
  expect(await chosen()).toEqual(['jar', 'bowl'])
})
