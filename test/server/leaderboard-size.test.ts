import { CompiledQuery, createQueryId, sql } from 'kysely'
import type { RootOperationNode } from 'kysely'
import type { components } from '../../contract/types.gen'
import { countBoards } from '../../server/leaderboard'
import { Backend } from './backend'
import type { Session } from './backend'

type Board = components['schemas']['Leaderboard']
const size = Number(process.env.BOARD_SIZE ?? 2000)
const month = '2026-11'
const recounted = 5 * 60_000

let backend: Backend
let lin: Session
const asked: RootOperationNode[] = []
const board = async () => (await backend.ask<Board>('/me/leaderboard', { token: lin.token })).body

/** Everybody bought twice and did a task this month, and has a history before it; written straight into the tables, so no law is asked. */
async function fill(): Promise<void> {
  const { db, newId } = backend.context
  const now = new Date(backend.clock.ms)
  const ids = Array.from({ length: size }, newId)
  for (let at = 0; at < size; at += 10_000) {
    const of = ids.slice(at, at + 10_000)
    const all = sql`unnest(${of}::uuid[]) with ordinality as of (id, place)`
    await sql`insert into person (member_id, first_seen_at) select id, ${now} from ${all}`.execute(db)
    await sql`insert into member (member_id, nickname, joined_at, channel, tier_id, tier_since) select id, '某人', ${now}, 'app', 'sprout', ${now} from ${all}`.execute(db)
    await sql`insert into board_member (member_id, since) select id, ${now} from ${all}`.execute(db)
    await sql`insert into point_month (member_id, month, source, came)
      select id, case when n = 0 then ${month} else '2025-' || lpad(n::text, 2, '0') end, 'task', ${at}::bigint + place + 3 from ${all}, generate_series(0, 5) n`.execute(db)
    await sql`insert into purchase (member_id, purchase_id, label, receipt_number, paid_fen, paid_at, points_earned, growth_earned)
      select id, gen_random_uuid(), '', '', 100, ${now}::timestamptz - n * interval '4 days', 1, 0 from ${all}, generate_series(1, 12) n`.execute(db)
    await sql`insert into ledger_entry (member_id, seq, entry_id, kind, source, source_id, rule, occurred_at, rule_version, points, growth, balance_after, receipt)
      select id, n, gen_random_uuid(), 'accrual', 'task', n::text, 'task', ${now}, 1, 1, 0, 1, '[]' from ${all}, generate_series(1, 5) n`.execute(db)
  }
  await sql`analyze`.execute(db)
}

beforeAll(async () => {
  backend = await Backend.start()
  lin = await backend.member()
  await backend.ask('/me/leaderboard/membership', { token: lin.token, body: { shown: true } })
  const { context } = backend
  context.db = context.db.withPlugin({
    transformQuery: ({ node }) => (asked.push(node), node),
    transformResult: async ({ result }) => result,
  })
}, 120_000)
afterAll(() => backend.close())

async function timed(): Promise<number> {
  const from = performance.now()
  await board()
  return Math.round(performance.now() - from)
}

/** Tables that a statement reads from end to end. */
async function readWhole(node: RootOperationNode): Promise<string[]> {
  const { db } = backend.context
  const { sql: text, parameters } = db.getExecutor().compileQuery(node, createQueryId())
  const { rows } = await db.executeQuery<{ 'QUERY PLAN': string }>(CompiledQuery.raw(`explain ${text}`, [...parameters]))
  return rows.flatMap((row) => /Seq Scan on (\w+)/.exec(row['QUERY PLAN'])?.[1] ?? [])
}

it(`of ${size} members a read asks as little as of two, and shows fifty and me`, async () => {
  await fill()
  backend.clock.ms += recounted
  const counting = await timed()
  asked.length = 0
  const seen = await board()
  expect(asked.length).toBeLessThanOrEqual(9)
  expect(seen).toMatchObject({ members: size + 1, few: false, me: { listed: true, points: 0, place: null, next: { place: size } } })
  expect(seen.rows).toHaveLength(50)
  expect(seen.rows[0]).toEqual({ place: 1, name: '某**', points: size + 6, mine: false })
  if (process.env.BOARD_SIZE) process.stdout.write(`${size} members: the first read, which counts, ${counting} ms; then ${await timed()} ms\n`)
}, 600_000)

it('a read reads no table from end to end, and a count none but who is on the board', async () => {
  const { db } = backend.context
  await sql`analyze`.execute(db)
  const whole = async () => {
    const tables = await Promise.all([...asked].map(readWhole))
    return [...new Set(tables.flat())].sort()
  }
  asked.length = 0
  await board()
  // One row is shorter than any index; and I have no points, so everybody on the board is counted as ahead of me.
  expect((await whole()).filter((table) => !['board', 'board_score'].includes(table))).toEqual([])
  asked.length = 0
  backend.clock.ms += recounted
  await board()
  expect((await whole()).filter((table) => !['board', 'board_member', 'board_score'].includes(table))).toEqual([])
})

it('of a large board a read gives the last count and leaves the next to the job', async () => {
  const { db } = backend.context
  await db.updateTable('board').set({ members: 5001 }).where('month', '=', month).execute()
  backend.clock.ms += recounted
  expect(Date.parse((await board()).countedAt ?? '')).toBe(backend.clock.ms - recounted)
  await countBoards(backend.context)
  expect(await board()).toMatchObject({ members: size + 1, countedAt: new Date(backend.clock.ms).toISOString() })
})
