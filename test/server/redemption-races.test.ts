import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { useBackend } from './backend'
import { isPostgres } from './engine'

type Answer = components['schemas']['Redemption'] & components['schemas']['Problem']
const backend = useBackend()
const phones = 64
// The embedded database has one connection, where nobody races.
const rounds = Number(process.env.RACE_ROUNDS ?? (isPostgres ? 200 : 5))
const each = 1000
const last: Reward = { rewardId: 'last', kind: 'coupon', couponKind: 'refill', prices: [{ points: 3, fen: 0 }], stock: 1, cancelMinutes: 30, story: '', picture: 'cup' }
let members: { memberId: string; token: string }[]

beforeAll(async () => {
  members = []
  for (let phone = 0; phone < phones; phone += 1) {
    const { subjectId, token } = await backend().member()
    await backend().context.db.transaction().execute(async (tx) => {
      const account = await openAccount(tx, backend().context, subjectId, 'NOT_FOUND')
      await accrueGift(tx, backend().context, account, { source: 'campaign', sourceId: 'for the test', rule: 'gift', label: null }, each - account.points_available)
    })
    members.push({ memberId: subjectId, token })
  }
}, 120_000)

/** Another reward of which there is one. */
function offer(name: string, stock = 1): string {
  const reward = { ...last, rewardId: name, stock }
  backend().context.rewards = [...backend().context.rewards.filter(({ rewardId }) => rewardId !== name), reward]
  return name
}

const redeem = (token: string, rewardId: string, redemptionId: string = randomUUID()) =>
  backend().ask<Answer>('/me/redemptions', { token, body: { redemptionId, rewardId, pricePoints: 3, priceFen: 0, delivery: null, reserve: false } })
const takeBack = (token: string, redemptionId: string) => backend().ask<Answer>(`/me/redemptions/${redemptionId}/cancellation`, { token, body: {} })
const points = async () => new Map((await backend().context.db.selectFrom('member').select(['member_id', 'points_available']).execute()).map((row) => [row.member_id, row.points_available]))

/** Looks on from a connection of its own until it is told to stop: what is gone is what was redeemed, and never more than there is. */
async function watch(rewardId: string, stock: number, stopped: () => boolean): Promise<number> {
  let looks = 0
  while (!stopped()) {
    const { rows } = await sql<{ taken: number; held: number }>`select coalesce((select taken from reward_stock where reward_id = ${rewardId}), 0)::bigint as taken,
      (select count(*) from redemption where reward_id = ${rewardId} and state not in ('cancelled', 'lapsed')) as held`.execute(backend().context.db)
    const [{ taken, held }] = rows
    if (taken < 0 || taken > stock || taken !== held) throw new Error(`of ${stock} ${taken} are said to be gone and ${held} are`)
    looks += 1
    // The embedded database answers without a turn of the loop: the phones would never get theirs.
    await new Promise(setImmediate)
  }
  return looks
}

it(`the last one, wanted by ${phones} phones at once, ${rounds} times: one gets it, the others keep their points, and stock is never below nothing`, async () => {
  let looks = 0
  for (let round = 0; round < rounds; round += 1) {
    const rewardId = offer(`last ${round}`)
    const before = await points()
    let over = false
    const watched = watch(rewardId, 1, () => over)
    const answers = await Promise.all(members.map(({ token }) => redeem(token, rewardId)))
    over = true
    looks += await watched
    const winners = members.filter((_member, place) => answers[place].status === 201)
    expect(winners).toHaveLength(1)
    expect([...new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))]).toEqual(['OUT_OF_STOCK'])
    const after = await points()
    for (const { memberId } of members) expect([memberId, after.get(memberId)]).toEqual([memberId, before.get(memberId)! - (memberId === winners[0].memberId ? 3 : 0)])
    backend().context.rewards = backend().context.rewards.filter((reward) => reward.rewardId !== rewardId)
  }
  expect(looks).toBeGreaterThan(rounds)
}, 600_000)

it('twelve of one, wanted five times each by 64 phones and taken back by some at once: never more than twelve are gone, and what is left is sold', async () => {
  const rewardId = offer('twelve', 12)
  const before = await points()
  let over = false
  const watched = watch(rewardId, 12, () => over)
  await Promise.all(members.map(async ({ token }, place) => {
    for (let time = 0; time < 5; time += 1) {
      const id = randomUUID()
      const { status } = await redeem(token, rewardId, id)
      // Two phones of one member take it back at once.
      if (status === 201 && (place + time) % 2 === 0) expect((await Promise.all([takeBack(token, id), takeBack(token, id)])).map((answer) => answer.status)).toEqual([201, 201])
    }
  }))
  over = true
  await watched
  const kept = await backend().context.db.selectFrom('redemption').select(['member_id', 'state']).where('reward_id', '=', rewardId).execute()
  const live = kept.filter(({ state }) => state !== 'cancelled')
  expect(live.length).toBeLessThanOrEqual(12)
  expect(kept.length).toBeGreaterThan(12)
  const after = await points()
  for (const { memberId } of members) expect(after.get(memberId)).toBe(before.get(memberId)! - 3 * live.filter((row) => row.member_id === memberId).length)
}, 120_000)
