import { sql } from 'kysely'
import type { Context } from '../../server/context'
import { idsAt } from '../../server/context'
import type { Database, Tx } from '../../server/database'
import { asksOne } from '../../server/ledger/invariants'
import { laws } from '../../server/ledger/laws'
import { fc, seed } from '../random'
import { Backend } from './backend'
import { Cards, seen, story } from './cards-of-one'
import { isPostgres, preparedDatabase } from './engine'

const runs = Number(process.env.MERGE_RUNS ?? (isPostgres ? 60 : 150))
const brokenLaws = asksOne(laws)
const brokenBalances = asksOne(laws.filter(({ name }) => ['balance-is-lots', 'balance-is-postings', 'expiries-are-lots', 'merges-balance', 'growth-is-entries'].includes(name)))

describe('whatever a person does with two to four cards, merging them and taking them apart creates and loses nothing', () => {
  let backend: Backend
  let own: Database
  beforeAll(async () => {
    backend = await Backend.start()
    own = await preparedDatabase()
  }, 120_000)
  afterAll(async () => {
    await own?.close()
    await backend?.close()
  })

  it(`${runs} stories: the balances after every step, every law at the end and of one in four after every step; the same worth before and after, and what was foreseen is what came`, async () => {
    // Nothing is kept: each story is undone.
    await own.db.connection().execute(async (connection) => {
      const tx = connection as Tx
      const begun = new Date('2026-11-20T04:00:00Z')
      await sql`begin`.execute(tx)
      const staffId = backend.context.newId()
      await tx.insertInto('store').values({ store_id: staffId, name: 'a store' }).execute()
      await tx.insertInto('staff').values({ staff_id: staffId, store_id: staffId, name: 'somebody', role: 'staff' }).execute()
      await sql`savepoint story`.execute(tx)
      const told = fc.asyncProperty(story, async ({ cards, closely, steps }) => {
        const clock = { ms: begun.getTime() }
        const now = () => clock.ms
        const context: Context = { ...backend.context, db: tx, tasks: [], now, newId: idsAt(now) }
        const ids = Array.from({ length: cards }, () => context.newId())
        try {
          for (const id of ids) {
            await tx.insertInto('person').values({ member_id: id, first_seen_at: begun }).execute()
            await tx.insertInto('member').values({ member_id: id, nickname: '穗', joined_at: begun, channel: 'app', tier_id: 'sprout', tier_since: begun }).execute()
            await tx.insertInto('tier_change').values({ member_id: id, change_id: context.newId(), tier_id: 'sprout', at: begun, reason: 'joined', rule_version: 1 }).execute()
          }
          const person = new Cards(tx, context, clock, ids, staffId)
          for (const [place, step] of steps.entries()) {
            clock.ms += 1000
            await person.take(step).catch((error: Error) => {
              throw Object.assign(error, { message: `step ${place + 1}, ${JSON.stringify(step)}: ${error.message}` })
            })
            const last = place === steps.length - 1
            for (const id of ids) expect([place, await (closely || last ? brokenLaws : brokenBalances)(tx, id)]).toEqual([place, []])
          }
        } finally {
          await sql`rollback to savepoint story`.execute(tx)
        }
      })
      await fc.assert(told, { numRuns: runs, seed })
      await sql`rollback`.execute(tx)
    })
    // A story that does nothing proves nothing.
    expect(['merge', 'undo', 'refund after merge'].filter((what) => (seen.get(what) ?? 0) < runs / 20)).toEqual([])
  }, 900_000)
})
