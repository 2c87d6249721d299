import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import { openAccount } from '../../server/ledger/account'
import { captureHold, holdPoints, openHold, releaseHold } from '../../server/ledger/hold'
import type { Member } from '../../server/ledger/post'
import { sealOldEntries } from '../../server/ledger/seal'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import type { Tx } from '../../server/database'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
let member: Session
const start = Date.parse('2026-11-20T04:00:00Z')

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

const asMember = () => ({ token: backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 }) })
const buy = async (fen: number) => backend().buy(await backend().staff(), member, fen)
const points = async () => (await backend().ask<Schemas['Points']>('/me/points', asMember())).body
const onAccount = <T>(act: (tx: Tx, account: Member) => Promise<T>): Promise<T> =>
  backend().context.db.transaction().execute(async (tx) => act(tx, await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')))
const spending = (amount: number) => onAccount((tx, account) => spend(tx, backend().context, account, { sourceId: randomUUID(), label: '免邮券', points: amount }))

describe('points that are held', () => {
  const hold = (amount: number, releaseAt = start + 3_600_000) =>
    onAccount((tx, account) => holdPoints(tx, backend().context, account, { holdId: randomUUID(), label: '手作茶罐', points: amount, releaseAt }))
  const close = (holdId: string, captured: number | null) =>
    onAccount(async (tx, account) => {
      const open = await openHold(tx, account, holdId)
      if (!open) throw new Error('closed')
      return captured === null ? releaseHold(tx, backend().context, account, open) : captureHold(tx, backend().context, account, open, captured)
    })

  it('are neither available nor gone, and are shown with when they come back', async () => {
    const { hold_id } = await hold(60)
    expect(await points()).toMatchObject({ balance: { available: 40, held: 60 }, holds: [{ holdId: hold_id, points: 60, label: '手作茶罐', releaseAt: new Date(start + 3_600_000).toISOString() }] })
    await expect(hold(41)).rejects.toMatchObject({ code: 'INSUFFICIENT_POINTS' })
  })

  it('are spent when captured; what is not captured comes back; a second end is refused', async () => {
    const { hold_id } = await hold(60)
    await close(hold_id, 45)
    expect((await points()).balance).toMatchObject({ available: 55, held: 0 })
    expect((await points()).month.used).toBe(45)
    await expect(close(hold_id, null)).rejects.toThrow('closed')
  })

  it('come back into the same lots when released, and by themselves when the time has come', async () => {
    const before = (await points()).expiries
    await close((await hold(60)).hold_id, null)
    expect((await points()).expiries).toEqual(before)
    await hold(60)
    backend().clock.ms = start + 3_600_000
    await buy(1000)
    expect((await points()).balance).toMatchObject({ available: 120, held: 0 })
  })
})

describe('the sealed ledger', () => {
  it('is handed out page by page with its head, and ends at the balance', async () => {
    await buy(40_000)
    await spending(120)
    const { body } = await backend().ask<{ entries: Schemas['SealedEntry'][]; head: { seq: number; hash: string; balance: number } }>('/me/points/chain?after=1&limit=2', asMember())
    expect(body.entries.map(({ seq }) => seq)).toEqual([2, 3])
    expect(body.head).toMatchObject({ seq: 4, balance: (await points()).balance.available })
  })

  it.each<[string, Record<string, unknown>]>([
    ['points', { points: 201 }],
    ['a label', { label: '别的店' }],
    ['a receipt', { receipt: JSON.stringify([{ kind: 'fixed', points: 200 }]) }],
    ['a date', { occurred_at: new Date(start - 1) }],
    ['a rule version', { rule_version: 2 }],
  ])('betrays a change of %s behind its back', async (_what, change) => {
    await buy(10_000)
    const { db } = backend().context
    const row = db.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.subjectId).where('seq', '=', 2)
    const honest = await row.executeTakeFirstOrThrow()
    const rewrite = (to: object) => db.updateTable('ledger_entry').set(to).where('member_id', '=', member.subjectId).where('seq', '=', 2).execute()
    await rewrite(change)
    expect(await backend().brokenLaws()).toContain('chains-hold')
    await rewrite({ ...honest, receipt: JSON.stringify(honest.receipt) })
  })
})

it('entries of before there were seals are sealed once, and then hold', async () => {
  await buy(40_000)
  await spending(120)
  const { database, context } = backend()
  const honest = await context.db.selectFrom('member').select('chain_head').where('member_id', '=', member.subjectId).executeTakeFirstOrThrow()
  await context.db.updateTable('ledger_entry').set({ hash: '' }).where('member_id', '=', member.subjectId).execute()
  await context.db.updateTable('member').set({ chain_head: '' }).where('member_id', '=', member.subjectId).execute()
  await context.db.deleteFrom('point_month').where('member_id', '=', member.subjectId).execute()
  expect(await backend().brokenLaws()).toEqual(expect.arrayContaining(['chains-hold']))
  expect(await sealOldEntries(database)).toBe(1)
  expect(await sealOldEntries(database)).toBe(0)
  expect(await context.db.selectFrom('member').select('chain_head').where('member_id', '=', member.subjectId).executeTakeFirstOrThrow()).toEqual(honest)
})

describe('the job', () => {
  it('is done by one server at a time', async () => {
    const { context } = backend()
    await context.db.insertInto('lease').values({ name: 'upkeep', holder: 'another server', until: new Date(start + 60_000) }).execute()
    expect(await upkeep(context)).toBeNull()
    backend().clock.ms = start + 60_000
    expect(await upkeep(context)).not.toBeNull()
    expect(await context.db.selectFrom('lease').selectAll().execute()).toEqual([])
  })
})
