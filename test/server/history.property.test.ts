import { fc, seed } from '../random'
import { sql } from 'kysely'
import { chainStart, followChain } from '../../loyalty/chain'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../../server/context'
import { idsAt } from '../../server/context'
import type { Database, Tx } from '../../server/database'
import { asksOne } from '../../server/ledger/invariants'
import { laws } from '../../server/ledger/laws'
import { sealed, sha256 } from '../../server/ledger/post'
import { upkeep } from '../../server/ledger/upkeep'
import { Backend } from './backend'
import { isPostgres, preparedDatabase } from './engine'
import { habits } from './history/habits'
import { Life } from './history/life'
import { ruleWorlds } from './history/rules'
import { history } from './history/steps'
import type { History } from './history/steps'

const runs = Number(process.env.HISTORY_RUNS ?? (isPostgres ? 1000 : 20_000))
const committedRuns = Math.min(runs, 60)

const brokenLaws = asksOne(laws)
/** What a later step could mend again; the other laws are about what is only ever added, and lose nothing by being asked at the end. */
const brokenBalances = asksOne(laws.filter(({ name }) => ['balance-is-lots', 'balance-is-postings', 'expiries-are-lots', 'held-is-holds'].includes(name)))
const brokenHabits = asksOne(habits)
const seen = new Map<string, number>()
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)

interface Stage {
  servers: [Context, Context]
  /** Whether upkeep can be run: it begins transactions of its own. */
  committed: boolean
  /** Runs one step; what it throws undoes it where steps are transactions. */
  within<T>(act: (tx: Tx) => Promise<T>): Promise<T>
}

/** Two servers whose clocks differ, on one database. */
function serversOf(context: Context, { rules, skewMs }: History, clock: { ms: number }): [Context, Context] {
  const server = (ahead: number): Context => {
    const now = () => clock.ms + ahead
    return { ...context, rules: ruleWorlds[rules], now, newId: idsAt(now) }
  }
  return [server(0), server(skewMs)]
}

/** Follows the member's chain on from where it was found sound; every entry must name the rules of its instant. */
async function followOn(tx: Tx, memberId: string, rules: Context['rules'], from: ReturnType<typeof followChain>['last']): Promise<typeof from> {
  const entries = await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', memberId).where('seq', '>', from.seq).orderBy('seq').execute()
  const { last, broken } = followChain(from, entries.map((entry) => ({ ...sealed(entry), hash: entry.hash })), sha256)
  if (broken) throw new Error(`the chain breaks at ${broken.seq}: ${broken.what}`)
  for (const { kind, source, occurred_at, rule_version, seq } of entries) {
    count(source === 'monthly_bonus' ? 'monthly bonus' : kind)
    // What takes points back stands under the rules that gave them.
    if (source !== 'refund' && ruleAt(rules, occurred_at.getTime()).version !== rule_version) throw new Error(`entry ${seq} names rule version ${rule_version}`)
  }
  return last
}

async function live({ servers, committed, within }: Stage, story: History, clock: { ms: number }): Promise<void> {
  const [first] = servers
  const life = await within((tx) => Life.begin(tx, first, story.memberDays))
  const start = { seq: 0, hash: chainStart, balance: 0 }
  let link = start
  const lawful = async (tx: Tx, all: boolean) => {
    const broken = await (all ? brokenLaws : brokenBalances)(tx, life.memberId)
    if (broken.length > 0) throw new Error(`broken: ${broken.join(', ')}`)
    if (all) link = await followOn(tx, life.memberId, first.rules, link)
  }
  for (const [place, { wait, server, act }] of story.steps.entries()) {
    clock.ms += await within((tx) => life.until(tx, first.rules, clock.ms, wait))
    if (act.kind === 'look' && committed) await upkeep(servers[server])
    const taken = within((tx) => life.take(tx, servers[server], act)).then(() => within((tx) => lawful(tx, story.closely || place === story.steps.length - 1)))
    await taken.catch((error) => {
      throw Object.assign(error as Error, { message: `step ${place + 1}, ${act.kind}: ${(error as Error).message}` })
    })
  }
  expect(await within((tx) => followOn(tx, life.memberId, first.rules, start))).toEqual(link)
  // What these see stays in the ledger: asked at the end they miss nothing.
  expect(await within((tx) => brokenHabits(tx, life.memberId))).toEqual([])
}

async function check(numRuns: number, property: (story: History) => Promise<void>): Promise<void> {
  const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(fc.asyncProperty(history, property), { numRuns, seed, path: process.env.HISTORY_PATH })
  if (!failed || !counterexample) return
  const [{ steps, ...rest }] = counterexample
  const told = [JSON.stringify(rest), ...steps.map((step, place) => `${place + 1}. ${JSON.stringify(step)}`)]
  const again = `${isPostgres ? 'TEST_ENGINE=postgres ' : ''}SEED=${seed} HISTORY_PATH=${counterexamplePath} npx jest --selectProjects server --testPathPatterns server/history --runInBand --forceExit`
  throw new Error(`${String(errorInstance)}\n${told.join('\n')}\nThis history again: ${again}\nAll of them again: the same without HISTORY_PATH`, { cause: errorInstance })
}

describe('whatever a member does, in whatever order and however late, on either of two servers whose clocks differ, the laws hold', () => {
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

  it(`${runs} histories: of one in four every law after every step; of the others what is available, lapsing and held after every step, and every law at the end`, async () => {
    // Nothing is kept: each history is undone, and no step waits for a commit.
    await own.db.connection().execute(async (connection) => {
      const tx = connection as Tx
      await sql`begin`.execute(tx)
      await sql`savepoint story`.execute(tx)
      await check(runs, async (story) => {
        const clock = { ms: Date.parse(story.start) }
        const stage: Stage = { servers: serversOf({ ...backend.context, db: tx }, story, clock), committed: false, within: (act) => act(tx) }
        await live(stage, story, clock).finally(() => sql`rollback to savepoint story`.execute(tx))
      })
      await sql`rollback`.execute(tx)
    })
    if (runs < 1000 || process.env.HISTORY_PATH) return
    // A history that does nothing proves nothing.
    const rare = ['accrual', 'redemption', 'hold', 'capture', 'release', 'expiry', 'reversal', 'monthly bonus'].filter((kind) => (seen.get(kind) ?? 0) < runs / 50)
    expect(rare).toEqual([])
  }, 1_800_000)

  it(`${committedRuns} histories whose steps are transactions, with the job among them: the same, and the laws of all of them together`, async () => {
    const { db } = backend.context
    await check(committedRuns, async (story) => {
      const clock = { ms: Date.parse(story.start) }
      await live({ servers: serversOf(backend.context, story, clock), committed: true, within: (act) => db.transaction().execute(act) }, story, clock)
    })
    expect(await backend.brokenLaws()).toEqual([])
  }, 600_000)
})
