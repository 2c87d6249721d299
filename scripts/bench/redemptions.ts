import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { ruleVersions } from '../../brand/rules'
import type { Reward } from '../../loyalty/rewards'
import type { Database } from '../../server/database'
import { benchApp } from './app'
import { KeepAlive } from './keep-alive'
import { recorded, replay } from './recording'

const price = 200
const atOnce = 16
const aside = 1000

interface Someone {
  memberId: string
  lotId: string
}

/** Members with one gift of points each, who differ in their ids only. */
async function addMembers(db: Database['db'], count: number): Promise<Someone[]> {
  const members = Array.from({ length: count }, () => ({ memberId: v7(), lotId: v7() }))
  const version = ruleVersions[ruleVersions.length - 1].version
  for (let from = 0; from < count; from += 2000) {
    const some = members.slice(from, from + 2000)
    const each = sql`unnest(${some.map(({ memberId }) => memberId)}::uuid[], ${some.map(({ lotId }) => lotId)}::uuid[]) as of (member_id, lot_id)`
    await sql`insert into person (member_id, name, phone, first_seen_at) select member_id, 'somebody', null, now() from ${each}`.execute(db)
    await sql`insert into member (member_id, nickname, joined_at, channel, tier_id, tier_since, tier_valid_until, points_available, next_seq)
      select member_id, '会员', now(), 'app', 'ear', now(), now() + interval '1 year', ${price * 5}, 2 from ${each}`.execute(db)
    await sql`insert into ledger_entry (member_id, seq, entry_id, kind, source, source_id, rule, occurred_at, rule_version, points, growth, balance_after, receipt, expires_at)
      select member_id, 1, lot_id, 'accrual', 'campaign', 'gift', 'gift', now(), ${version}, ${price * 5}, 0, ${price * 5}, '[]'::jsonb, '2099-12-31T16:00:00Z' from ${each}`.execute(db)
    await sql`insert into point_lot (member_id, lot_id, entry_seq, earned, remaining, earned_at, expires_at) select member_id, lot_id, 1, ${price * 5}, ${price * 5}, now(), '2099-12-31T16:00:00Z' from ${each}`.execute(db)
    await sql`insert into point_expiry (member_id, expires_at, points) select member_id, '2099-12-31T16:00:00Z', ${price * 5} from ${each}`.execute(db)
  }
  return members
}

interface Measured {
  perSecond: number
  sorted: number[]
}

/** So many at once, each beginning the next when its last has ended. */
async function measure(count: number, act: (nth: number, worker: number) => Promise<void>): Promise<Measured> {
  const sorted: number[] = []
  let next = 0
  const started = process.hrtime.bigint()
  const work = async (worker: number) => {
    while (next < count) {
      const nth = next
      next += 1
      const from = process.hrtime.bigint()
      await act(nth, worker)
      sorted.push(Number(process.hrtime.bigint() - from) / 1e6)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)))
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  return { perSecond: count / seconds, sorted: sorted.sort((a, b) => a - b) }
}

const middle = ({ sorted }: Measured, part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]

/** Redemptions through the whole server, over HTTP, next to nothing but their SQL. */
export async function redemptionTable(database: Database, divisor: number, say: (line: string) => void): Promise<string[]> {
  const { db } = database
  const count = Math.ceil(1500 / divisor)
  const rounds = 5
  const { app, context } = await benchApp(database)
  const rewardOf = (rewardId: string): Reward => ({ rewardId, kind: 'coupon', couponKind: 'refill', prices: [{ points: price, fen: 0 }], stock: 1_000_000, cancelMinutes: 30, story: '', picture: 'cup' })
  const many = Array.from({ length: aside }, (_, nth) => `reward-${String(nth).padStart(4, '0')}`)
  const hot = 'reward-hot!'
  context.rewards = [...many, hot].map(rewardOf)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const clients = Array.from({ length: atOnce }, () => new KeepAlive(port))
  const exp = Math.floor(Date.now() / 1000) + 3600
  const tokenOf = ({ memberId }: Someone) => app.jwt.sign({ sub: memberId, role: 'member', iat: exp - 3600, exp } as never)
  const bodyOf = (rewardId: string, redemptionId: string) => ({ redemptionId, rewardId, pricePoints: price, priceFen: 0, delivery: null, reserve: false })

  say('adding members who will redeem …')
  const members = await addMembers(db, 2 * 2 * rounds * count + 500)
  await sql`vacuum analyze`.execute(db)

  // What one redemption says to the database, and everything in it that is only its own.
  const [first] = members.splice(0, 1)
  const [key, redemptionId] = [v7(), v7()]
  let answer = { status: 0, body: '' }
  const statements = await recorded(db, async () => void (answer = await clients[0].post('/v1/me/redemptions', tokenOf(first), key, bodyOf(hot, redemptionId))))
  if (answer.status !== 201) throw new Error(`redeeming answered ${answer.status}: ${answer.body}`)
  const text = JSON.stringify(statements.map(({ parameters }) => parameters))
  const { coupon } = JSON.parse(answer.body) as { coupon: { code: string } }
  const others = [...new Set(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g))].filter((id) => id !== first.memberId && id !== first.lotId)
  let made = 0
  const code = () => `B${String((made += 1)).padStart(11, '0')}`
  const namesFor = (someone: Someone, rewardId: string): [string, string][] => [
    [first.memberId, someone.memberId],
    [first.lotId, someone.lotId],
    [hot, rewardId],
    [coupon.code, code()],
    ...others.map((id): [string, string] => [id, v7()]),
  ]

  const kinds = [
    { name: 'one hot reward', rewardIdOf: () => hot },
    { name: `${aside.toLocaleString('en')} different rewards`, rewardIdOf: (nth: number) => many[nth % aside] },
  ]
  const rows: string[] = []
  for (const { name, rewardIdOf } of kinds) {
    const [overHttp, bySql]: Measured[][] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      say(`${name}, ${count} redemptions over HTTP and ${count} by their SQL, for the ${round + 1}. time …`)
      const redeeming = members.splice(0, count).map((someone) => ({ token: tokenOf(someone), key: v7(), id: v7() }))
      overHttp.push(await measure(count, async (nth, worker) => {
        const { token, key, id } = redeeming[nth]
        const { status, body } = await clients[worker].post('/v1/me/redemptions', token, key, bodyOf(rewardIdOf(nth), id))
        if (status !== 201) throw new Error(`redeeming answered ${status}: ${body}`)
      }))
      const replaying = members.splice(0, count)
      bySql.push(await measure(count, (nth) => replay(db, statements, namesFor(replaying[nth], rewardIdOf(nth)))))
    }
    // What went on beside it on the machine went on beside both of a round.
    const ratios = overHttp.map((http, round) => ({ http, alone: bySql[round], ratio: http.perSecond / bySql[round].perSecond })).sort((a, b) => a.ratio - b.ratio)
    const { http, alone, ratio } = ratios[Math.floor(rounds / 2)]
    const cells = [http, alone].map((one) => `${one.perSecond.toFixed(0)} | ${middle(one, 0.5).toFixed(1)} / ${middle(one, 0.99).toFixed(1)}`)
    rows.push(`| ${name} | ${cells.join(' | ')} | ${(100 * ratio).toFixed(0)} % |`)
  }
  clients.forEach((client) => client.end())
  await app.close()
  const { rows: gone } = await sql<{ wrong: number }>`select count(*) as wrong from reward_stock s where taken <> (select count(*) from redemption r where r.reward_id = s.reward_id)`.execute(db)
  if (gone[0].wrong > 0) throw new Error('the stock is not what was redeemed')
  return [
    '## Redeeming over HTTP, next to its SQL alone',
    '',
    `${atOnce} members at once redeem a coupon of a limited reward, each on a connection that is kept, ${count.toLocaleString('en')} redemptions a time; of ${rounds} times the one with the middle ratio. Next to it the ${statements.length} statements that one redemption says to the database, said by the driver with other ids, in transactions on as many connections (10), in the same run and process. The ratio of what is done in a second is to stay at or above 60 %.`,
    '',
    '| | over HTTP, per second | p50 / p99 ms | SQL alone, per second | p50 / p99 ms | HTTP to SQL |',
    '|---|---|---|---|---|---|',
    ...rows,
  ]
}
