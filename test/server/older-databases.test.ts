import { sql } from 'kysely'
import { openMemory } from '../../server/database'
import type { Database } from '../../server/database'
import { migrate } from '../../server/migrate'

const [member, entry, coupon, redemption] = [1, 2, 3, 4].map((n) => `019aa000-0000-7000-8000-00000000000${n}`)
const epoch = () => Date.parse('2026-01-01T00:00:00Z')
let database: Database
beforeAll(async () => {
  database = await openMemory()
  await migrate(database, epoch, '0015-activities.sql')
}, 60_000)
afterAll(() => database?.close())

it('redemptions of before there were kinds are coupons that are done, under the coupon’s name and with their ledger entry', async () => {
  const { db } = database
  const statements = [
    sql`insert into person (member_id, first_seen_at) values (${member}, '2026-01-01T00:00:00Z')`,
    sql`insert into member (member_id, nickname, joined_at, channel, tier_id, tier_since) values (${member}, '林', '2026-01-01T00:00:00Z', 'app', 'sprout', '2026-01-01T00:00:00Z')`,
    sql`insert into ledger_entry (member_id, seq, entry_id, kind, source, source_id, rule, occurred_at, rule_version, points, growth, balance_after, receipt)
      values (${member}, 1, ${entry}, 'redemption', 'redemption', ${redemption}, 'redemption', '2026-02-03T04:05:06.789Z', 1, -200, 0, 0, '[]')`,
    sql`insert into coupon (member_id, coupon_id, code, coupon_kind, name, effect, threshold_fen, scope, source, source_id, issued_at, expires_at)
      values (${member}, ${coupon}, 'C', 'refill', '门店茶饮续杯', 'free_item', 0, 'store', 'auto_redemption', ${redemption}, '2026-02-03T04:05:06.789Z', '2026-05-03T04:05:06.789Z')`,
    sql`insert into redemption (member_id, redemption_id, reward_id, price_points, entry_seq, coupon_id, balance_after, redeemed_at)
      values (${member}, ${redemption}, 'refill', 200, 1, ${coupon}, 0, '2026-02-03T04:05:06.789Z')`,
  ]
  for (const statement of statements) await statement.execute(db)
  await migrate(database, epoch)
  expect(await db.selectFrom('redemption').selectAll().executeTakeFirstOrThrow()).toMatchObject({
    kind: 'coupon',
    name: '门店茶饮续杯',
    state: 'done',
    steps: [{ state: 'done', at: '2026-02-03T04:05:06.789Z' }],
    entry_id: entry,
    coupon_id: coupon,
    automatic: true,
    stock_taken: false,
    price_points: 200,
    price_fen: 0,
    cancel_until: null,
  })
})
