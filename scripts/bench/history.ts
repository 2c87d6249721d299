import { sql } from 'kysely'
import { v7 } from 'uuid'
import { ruleVersions } from '../../brand/rules'
import type { Database } from '../../server/database'
import { benchApp } from './app'

const others = 100_000
const lengths = [100, 10_000, 1_000_000]
const rounds = 400
const warmUp = 60

/**
 * A member with a history of so many purchases, evenly over three years, ten points each and none spent: the open lots grow
 * with the history too. Written by SQL and not sealed, for living through a million entries takes hours; only reading is measured.
 */
async function addHistory(db: Database['db'], memberId: string, entries: number): Promise<void> {
  const each = sql`from generate_series(1, ${entries}::bigint) as n`
  const at = sql`date_trunc('milliseconds', now() - interval '3 years' * (1 - n::float8 / ${entries}))`
  const expires = sql`date_trunc('quarter', ${at} + interval '3 years 3 months') - interval '8 hours'`
  const lot = sql`md5(${memberId} || n)::uuid`
  const version = ruleVersions[ruleVersions.length - 1].version
  await sql`insert into ledger_entry (member_id, seq, entry_id, kind, source, source_id, rule, label, occurred_at, rule_version, points, growth, balance_after, receipt, cap_used, cap)
    select ${memberId}::uuid, n, ${lot}, 'accrual', 'purchase', n::text, 'purchase', '武康路店', ${at}, ${version}, 10, 5, 10 * n,
      '[{"kind":"base","points":10,"paidFen":1000,"fenPerPoint":100}]'::jsonb, 10, 5000 ${each}`.execute(db)
  await sql`insert into posting (member_id, seq, line, from_account, to_account, points) select ${memberId}::uuid, n, 0, 'issued', 'available', 10 ${each}`.execute(db)
  await sql`insert into point_lot (member_id, lot_id, entry_seq, earned, remaining, earned_at, expires_at) select ${memberId}::uuid, ${lot}, n, 10, 10, ${at}, ${expires} ${each}`.execute(db)
  await sql`insert into lot_movement (member_id, seq, lot_id, points) select ${memberId}::uuid, n, ${lot}, 10 ${each}`.execute(db)
  await sql`insert into point_expiry (member_id, expires_at, points) select member_id, expires_at, sum(remaining) from point_lot where member_id = ${memberId} group by member_id, expires_at`.execute(db)
  await sql`insert into point_month (member_id, month, source, came) select member_id, to_char(occurred_at, 'YYYY-MM'), source, sum(points) from ledger_entry where member_id = ${memberId} group by 1, 2, 3`.execute(db)
  await sql`insert into spend_day (member_id, day, fen) select ${memberId}::uuid, (now() - interval '1 day' * n)::date, 1000 from generate_series(0, ${Math.min(entries, 1000)}) as n`.execute(db)
  await sql`update member set points_available = 10 * ${entries}::bigint, growth = 5 * ${entries}::bigint, next_seq = ${entries}::bigint + 1, purchase_count = ${entries} where member_id = ${memberId}`.execute(db)
}

async function addMembers(db: Database['db'], memberIds: string[]): Promise<void> {
  const ids = sql`unnest(${memberIds}::uuid[]) as id`
  await sql`insert into person (member_id, name, phone, first_seen_at) select id, 'somebody', null, now() from ${ids}`.execute(db)
  await sql`insert into member (member_id, nickname, joined_at, channel, tier_id, tier_since, tier_valid_until)
    select id, '会员', now() - interval '3 years', 'app', 'ear', now(), now() + interval '1 year' from ${ids}`.execute(db)
}

const middle = (sorted: number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]

/** The first screen and the first page of the ledger, for members whose histories differ a ten-thousandfold. */
export async function historyTable(database: Database, divisor: number, say: (line: string) => void): Promise<string[]> {
  const { db } = database
  const crowd = Math.ceil(others / divisor)
  say(`adding ${crowd.toLocaleString('en')} members with a few entries each …`)
  const crowdIds = Array.from({ length: crowd }, () => v7())
  for (let i = 0; i < crowd; i += 5000) await addMembers(db, crowdIds.slice(i, i + 5000))
  await sql`insert into ledger_entry (member_id, seq, entry_id, kind, source, source_id, rule, occurred_at, rule_version, points, growth, balance_after, receipt)
    select member_id, n, gen_random_uuid(), 'accrual', 'purchase', n::text, 'purchase', now() - interval '1 day' * (400 - n), 1, 10, 5, 10 * n, '[{"kind":"fixed","points":10}]'::jsonb
    from member, generate_series(1, 5) as n`.execute(db)
  await sql`insert into point_expiry (member_id, expires_at, points) select member_id, date_trunc('quarter', now() + interval '2 years'), 50 from member`.execute(db)
  const members = []
  for (const length of lengths) {
    const entries = Math.ceil(length / divisor)
    const memberId = v7()
    say(`adding a member with ${entries.toLocaleString('en')} entries …`)
    await addMembers(db, [memberId])
    await addHistory(db, memberId, entries)
    members.push({ memberId, entries })
  }
  say('letting the database look at what it has …')
  await sql`vacuum analyze`.execute(db)

  const { app } = await benchApp(database)
  const paths = ['/v1/me/home', '/v1/me/points/entries', '/v1/me/points']
  const times = new Map<string, number[]>()
  const exp = Math.floor(Date.now() / 1000) + 3600
  const callers = members.map(({ memberId, entries }) => ({ entries, token: app.jwt.sign({ sub: memberId, role: 'member', exp } as never) }))
  say(`asking ${rounds} times for each, in turn …`)
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const path of paths) {
      for (const { entries, token } of callers) {
        const started = process.hrtime.bigint()
        const { statusCode, body } = await app.inject({ url: path, headers: { authorization: `Bearer ${token}` } })
        const ms = Number(process.hrtime.bigint() - started) / 1e6
        if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body}`)
        if (round >= 0) times.set(`${path} ${entries}`, [...(times.get(`${path} ${entries}`) ?? []), ms])
      }
    }
  }
  await app.close()

  const head = callers.map(({ entries }) => `${entries.toLocaleString('en')} entries`)
  const rows = paths.map((path) => {
    const sorted = callers.map(({ entries }) => (times.get(`${path} ${entries}`) ?? []).sort((a, b) => a - b))
    const p50 = sorted.map((all) => middle(all, 0.5))
    const cells = sorted.map((all, i) => `${p50[i].toFixed(2)} / ${middle(all, 0.99).toFixed(2)}`)
    return `| \`GET ${path}\` | ${cells.join(' | ')} | ${(p50[p50.length - 1] / p50[0]).toFixed(2)} |`
  })
  return [
    '## Reading does not get slower with a longer history',
    '',
    `One member each with a history of that length, among ${crowd.toLocaleString('en')} others; p50 / p99 in milliseconds over ${rounds} requests each, asked in turn through the whole backend without the network. The growth of p50 from the shortest to the longest history is to stay at or below 1.50 for the first screen and the first page of the ledger.`,
    '',
    `| | ${head.join(' | ')} | p50, longest to shortest |`,
    `|---|${head.map(() => '---').join('|')}|---|`,
    ...rows,
  ]
}
