import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoOldCards, demoPeople } from '../../brand/demo'
import type { components } from '../../contract/types.gen'
import { friends } from '../../server/demo/friends'
import { bought } from '../../server/demo/neighbours'
import { isPostgres } from './engine'
import { ServerProcess, freePort } from './process'

type Schemas = components['schemas']
type Session = Schemas['Session']
interface Attempt {
  key: string
  body: { memberId: string; receiptNumber: string; paidFen: number }
  acknowledged: Schemas['Purchase'] | null
}

const everybody = demoPeople.filter(({ role }) => role === 'member').length + bought.length + friends.length + demoOldCards.length
const rounds = 20
const atOnce = 3

async function call<T>(origin: string, path: string, token?: string, body?: unknown, key: string = randomUUID()): Promise<T> {
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }) }
  const answer = await fetch(`${origin}/v1${path}`, { method: body === undefined ? 'GET' : 'POST', headers, body: body === undefined ? undefined : JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Posts purchases without a pause until the server is gone. */
async function postUntilGone(origin: string, staff: Session, member: Session, attempts: Attempt[]): Promise<void> {
  for (;;) {
    const attempt: Attempt = { key: randomUUID(), body: { memberId: member.subjectId, receiptNumber: randomUUID(), paidFen: 100 + attempts.length }, acknowledged: null }
    attempts.push(attempt)
    try {
      attempt.acknowledged = await call<Schemas['Purchase']>(origin, '/staff/purchases', staff.token, attempt.body, attempt.key)
    } catch {
      return
    }
  }
}

const ledgerOf = async (origin: string, member: Session): Promise<Schemas['LedgerEntry'][]> => {
  const entries: Schemas['LedgerEntry'][] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Schemas['LedgerPage'] = await call(origin, `/me/points/entries?limit=100${cursor && `&cursor=${cursor}`}`, member.token)
    entries.push(...page.entries)
    cursor = page.nextCursor
  }
  return entries
}

// The embedded database is what a process takes down with it; PostgreSQL is a process of its own.
const onPglite = isPostgres ? describe.skip : describe

onPglite('a server that is killed', () => {
  let folder: string
  let env: Record<string, string>
  let origin: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'member-center-kill-'))
    const port = String(await freePort())
    env = { MEMBER_CENTER_DATA: folder, PORT: port }
    origin = `http://127.0.0.1:${port}`
  })
  afterEach(() => ServerProcess.killAll())
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('while it makes its database, or while it fills the demo, starts anew and complete', async () => {
    for (const moment of ['Making the embedded database', 'Filling the demo']) {
      const server = new ServerProcess(env)
      await server.said(moment)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await server.kill('SIGKILL')
    }
    const server = new ServerProcess(env)
    await server.said('ready')
    expect(server.output).toContain('Filling the demo')
    expect(await call<{ ok: boolean; members: number }>(origin, '/health/ledger')).toMatchObject({ ok: true, members: everybody })
    expect(await server.kill('SIGTERM')).toBe(0)
  }, 240_000)

  it(`${rounds} times while purchases are posted loses none that it acknowledged, and keeps every law`, async () => {
    const attempts: Attempt[] = []
    for (let round = 0; round < rounds; round += 1) {
      const server = new ServerProcess(env)
      await server.said('ready')
      expect((await call<{ ok: boolean }>(origin, '/health/ledger')).ok).toBe(true)
      const [staff, member] = await Promise.all(['zhou-ye', 'he-miao'].map((person) => call<Session>(origin, '/sessions', undefined, { provider: 'demo', person })))
      const posting = Array.from({ length: atOnce }, () => postUntilGone(origin, staff, member, attempts))
      // At another point of the work each time, counted rather than timed: a slow machine tests as much as a fast one.
      const enough = attempts.filter(({ acknowledged }) => acknowledged).length + 1 + ((round * 7) % 12)
      while (attempts.filter(({ acknowledged }) => acknowledged).length < enough) await new Promise((resolve) => setTimeout(resolve, 1 + (round % 4)))
      await server.kill('SIGKILL')
      await Promise.all(posting)
    }
    const server = new ServerProcess(env)
    await server.said('ready')
    const [staff, member] = await Promise.all(['zhou-ye', 'he-miao'].map((person) => call<Session>(origin, '/sessions', undefined, { provider: 'demo', person })))
    const acknowledged = attempts.filter((attempt) => attempt.acknowledged)
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds)
    const known = new Set((await ledgerOf(origin, member)).map(({ entryId }) => entryId))
    expect(acknowledged.filter((attempt) => !known.has(attempt.acknowledged?.entryId ?? ''))).toEqual([])
    // Whatever became of the others, the same key now ends in exactly one purchase each.
    for (const { key, body } of attempts.filter((attempt) => !attempt.acknowledged)) await call(origin, '/staff/purchases', staff.token, body, key)
    const purchases = (await ledgerOf(origin, member)).filter(({ source }) => source === 'purchase')
    expect(purchases).toHaveLength(1 + attempts.length)
    expect((await call<{ ok: boolean }>(origin, '/health/ledger')).ok).toBe(true)
    await server.kill('SIGTERM')
  }, 400_000)
})
