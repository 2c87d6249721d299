import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { goods } from '../../brand/goods'
import { rewards } from '../../brand/rewards'
import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { openFolder, openPostgres } from '../../server/database'
import type { Database } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { checkInvariants } from '../../server/ledger/invariants'
import { migrate } from '../../server/migrate'
import { keepRuleVersions } from '../../server/rule-versions'
import { Backend } from './backend'
import { isPostgres, onPostgres } from './engine'
import { ServerProcess, freePort } from './process'

type Redemption = components['schemas']['Redemption']
interface Attempt {
  memberId: string
  body: { redemptionId: string; rewardId: string; pricePoints: number; priceFen: number; delivery: 'pick_up' | null; reserve: boolean }
  /** The first answer; a refusal is one too. */
  told: { status: number; body: Redemption } | null
  /** Requests that nothing was heard of. */
  unheard: number
}

// What the embedded database survives is the same with fewer of them, and each start of it takes seconds.
const wanted = Number(process.env.KILLED_REDEMPTIONS ?? (isPostgres ? 500 : 120))
const kills = isPostgres ? 12 : 5
const phones = 8

const refill = rewards.find(({ rewardId }) => rewardId === 'refill')!
const scarce = goods.find(({ rewardId }) => rewardId === 'saucers')!

describe('a server that is killed while members redeem', () => {
  let env: Record<string, string>
  let origin: string
  let open: () => Promise<Database>
  let clean: () => Promise<void> | void
  const tokens = new Map<string, string>()

  beforeAll(async () => {
    const port = String(await freePort())
    const folder = mkdtempSync(join(tmpdir(), 'member-center-redeeming-'))
    const own = isPostgres ? await onPostgres() : null
    open = own ? () => openPostgres(own.url) : () => openFolder(folder, () => {})
    const database = own ?? (await open())
    if (!own) await migrate(database, Date.now)
    await keepRuleVersions(database, ruleVersions, Date.now())
    // Prepared with the process's own secret: these sessions are its sessions.
    const backend = await Backend.start({ database: { ...database, another: open, close: async () => {} } })
    backend.clock.ms = Date.now()
    const exp = Math.floor(Date.now() / 1000) + 3600
    for (let phone = 0; phone < phones; phone += 1) {
      const { subjectId } = await backend.member()
      await database.db.transaction().execute(async (tx) => {
        const account = await openAccount(tx, backend.context, subjectId, 'NOT_FOUND')
        await accrueGift(tx, backend.context, account, { source: 'campaign', sourceId: 'for the test', rule: 'gift', label: null }, 1_000_000)
      })
      tokens.set(subjectId, backend.app.jwt.sign({ sub: subjectId, role: 'member', iat: exp - 3600, exp } as never))
    }
    const secret = backend.context.config.secret
    await backend.close()
    if (!own) await database.close()
    env = { PORT: port, MEMBER_CENTER_DATA: folder, MEMBER_CENTER_SECRET: secret, MEMBER_CENTER_DEMO: '0', MEMBER_CENTER_TRUSTED_PROXIES: '1', ...(own && { DATABASE_URL: own.url }) }
    origin = `http://127.0.0.1:${port}`
    clean = async () => {
      await own?.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 240_000)
  afterEach(() => ServerProcess.killAll())
  afterAll(() => clean?.())

  async function ask(attempt: Attempt): Promise<{ status: number; body: Redemption }> {
    const headers = { authorization: `Bearer ${tokens.get(attempt.memberId)}`, 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-forwarded-for': `10.0.0.${[...tokens.keys()].indexOf(attempt.memberId) + 1}` }
    const answer = await fetch(`${origin}/v1/me/redemptions`, { method: 'POST', headers, body: JSON.stringify(attempt.body) })
    return { status: answer.status, body: (await answer.json()) as Redemption }
  }

  it(`${kills} times during ${wanted} redemptions loses none that it acknowledged and doubles none`, async () => {
    const attempts: Attempt[] = []
    const acknowledged = () => attempts.filter(({ told }) => told).length
    /** One phone after the other redeems; what was not heard of is asked for again under its id by whoever is started next. */
    const redeemUntilGone = async (memberId: string): Promise<void> => {
      for (;;) {
        let attempt = attempts.find((other) => other.memberId === memberId && !other.told)
        if (!attempt) {
          if (attempts.length >= wanted) return
          const { rewardId, prices, kind } = attempts.length % 4 === 3 ? scarce : refill
          const body = { redemptionId: randomUUID(), rewardId, pricePoints: prices[0].points, priceFen: prices[0].fen, delivery: kind === 'physical' ? ('pick_up' as const) : null, reserve: false }
          attempts.push((attempt = { memberId, body, told: null, unheard: 0 }))
        }
        try {
          attempt.told = await ask(attempt)
        } catch {
          attempt.unheard += 1
          return
        }
      }
    }
    for (let round = 0; round <= kills; round += 1) {
      const server = new ServerProcess(env)
      await server.said('ready')
      const redeeming = [...tokens.keys()].map(redeemUntilGone)
      // At another point of the work each time, counted rather than timed: a slow machine tests as much as a fast one.
      const enough = round === kills ? wanted : Math.floor((wanted * (round + 1)) / (kills + 1)) + (round % 3)
      while (acknowledged() < enough) await new Promise((resolve) => setTimeout(resolve, 1 + (round % 4)))
      await server.kill(round === kills ? 'SIGTERM' : 'SIGKILL')
      await Promise.all(redeeming)
    }

    expect(attempts).toHaveLength(wanted)
    expect(attempts.filter(({ unheard }) => unheard > 0).length).toBeGreaterThan(kills)
    expect(attempts.filter(({ told, body }) => told?.status !== 201 && body.rewardId === refill.rewardId)).toEqual([])
    const database = await open()
    const { db } = database
    const kept = await db.selectFrom('redemption').select(['member_id', 'redemption_id', 'reward_id', 'entry_id', 'price_points']).execute()
    const done = attempts.filter(({ told }) => told?.status === 201)
    const named = (rows: { id: string; memberId: string; rewardId: string; entryId?: string }[]) => rows.map((row) => JSON.stringify(row)).sort()
    expect(named(kept.map((row) => ({ id: row.redemption_id, memberId: row.member_id, rewardId: row.reward_id, entryId: row.entry_id })))).toEqual(
      named(done.map(({ memberId, body, told }) => ({ id: body.redemptionId, memberId, rewardId: body.rewardId, entryId: told!.body.entryId }))),
    )
    const spent = await db.selectFrom('ledger_entry').select(['source_id', 'points']).where('source', '=', 'redemption').execute()
    expect(spent.map(({ source_id, points }) => `${source_id} ${-points}`).sort()).toEqual(done.map(({ body }) => `${body.redemptionId} ${body.pricePoints}`).sort())
    expect((await db.selectFrom('coupon').select('source_id').where('source', '=', 'redemption').execute()).length).toBe(done.filter(({ body }) => body.rewardId === refill.rewardId).length)
    const { rows } = await sql<{ taken: number }>`select taken from reward_stock where reward_id = ${scarce.rewardId}`.execute(db)
    expect(rows[0].taken).toBe(done.filter(({ body }) => body.rewardId === scarce.rewardId).length)
    expect(rows[0].taken).toBeLessThanOrEqual(scarce.stock!)
    expect((await db.transaction().execute(checkInvariants)).filter(({ violations }) => violations > 0)).toEqual([])
    await database.close()
  }, 600_000)
})
