import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { upkeep } from '../../server/ledger/upkeep'
import type { Session } from './backend'
import { day, start, useLeaving } from './leaving'

type Schemas = components['schemas']
const { at, backend, cancel, gone, my, row, token } = useLeaving()

describe('after fifteen days', () => {
  it('the points have lapsed at the end, the row is nobody’s, and every law holds', async () => {
    await backend().buy(at.staff, at.member, 30_000)
    await cancel()
    await gone()
    expect(await row()).toMatchObject({ nickname: '已注销', points_available: 0, birthday: null, invitation_code: null, erased_at: new Date(backend().clock.ms) })
    const entries = await backend().context.db.selectFrom('ledger_entry').selectAll().where('member_id', '=', at.member.subjectId).orderBy('seq').execute()
    expect(entries[entries.length - 1]).toMatchObject({ kind: 'expiry', occurred_at: new Date(start + 15 * day), balance_after: 0 })
    expect(entries.length).toBeGreaterThan(2)
  })

  it('an old session leads nowhere, and the same phone is a new person', async () => {
    const phone = backend().nextPhone()
    const visitor = await backend().visitor(phone)
    await backend().ask('/members', { token: visitor.token, body: { consent: { version: programme.consentVersion }, channel: 'app' } })
    await cancel(visitor)
    await gone()
    for (const path of ['', '/home', '/points', '/export', '/cancellation']) expect((await my<Schemas['Problem']>(path, undefined, { ...visitor, role: 'member' })).body.code).toBe('SESSION_EXPIRED')
    expect((await my<Schemas['Problem']>('/check-ins', {}, { ...visitor, role: 'member' })).body.code).toBe('SESSION_EXPIRED')
    const again = await backend().visitor(phone)
    expect(again).toMatchObject({ role: 'visitor' })
    expect(again.subjectId).not.toBe(visitor.subjectId)
  })

  it('a receipt that has earned earns nobody anything', async () => {
    await backend().buy(at.staff, at.member, 30_000, 'R-once')
    await cancel()
    await gone()
    const other = await backend().member()
    const late = { ...at.staff, token: token(at.staff) }
    const { body } = await backend().ask<Schemas['Problem']>('/staff/purchases', { token: late.token, body: { memberId: other.subjectId, receiptNumber: 'R-once', paidFen: 100 } })
    expect(body.code).toBe('SOURCE_ALREADY_USED')
  })

  it('nor do answers to others, or to signing in, tell of them', async () => {
    const phone = backend().nextPhone()
    const { token: shown } = await backend().visitor(phone)
    const { body } = await backend().ask<Schemas['Joined']>('/members', { token: shown, body: { consent: { version: programme.consentVersion }, channel: 'app', nickname: '麦田里的人' } })
    const purchase = await backend().buy(at.staff, body.session, 30_000, 'R-told')
    await cancel(body.session)
    backend().clock.ms += 10 * day
    // Late enough to be kept still when the membership has ended.
    await backend().visitor(phone)
    await backend().refund({ ...at.staff, token: token(at.staff) }, purchase, 10_000)
    const answers = async () => JSON.stringify(await backend().context.db.selectFrom('idempotency').select('body').execute())
    expect([await answers(), await answers()]).toEqual([expect.stringContaining('麦田里的人'), expect.stringContaining('R-told')])
    backend().clock.ms += 5 * day
    await upkeep(backend().context)
    expect(await answers()).not.toMatch(/麦田里的人|R-told/)
  })

  it('the upkeep passes over them from then on', async () => {
    await cancel()
    await gone()
    const before = await row()
    backend().clock.ms += 40 * day
    expect(await upkeep(backend().context)).not.toBeNull()
    expect(await row()).toEqual(before)
  })

  it('one of many who fails holds up none of the others', async () => {
    const other = await backend().member()
    await cancel()
    await cancel(other)
    // The sums of the first say what they never said.
    await backend().context.db.updateTable('point_lot').set({ remaining: 0 }).where('member_id', '=', at.member.subjectId).execute()
    backend().clock.ms += 15 * day
    await expect(upkeep(backend().context)).rejects.toThrow()
    expect((await row(other)).erased_at).not.toBeNull()
    expect((await row()).erased_at).toBeNull()
    await backend().context.db.updateTable('point_lot').set({ remaining: 100 }).where('member_id', '=', at.member.subjectId).execute()
    await backend().context.db.deleteFrom('lease').execute()
    await upkeep(backend().context)
    expect((await row()).erased_at).not.toBeNull()
  })
})

describe('somebody who signed in and never joined', () => {
  const known = (of: Session) => backend().context.db.selectFrom('person').select('member_id').where('member_id', '=', of.subjectId).executeTakeFirst()

  it('is forgotten after fifteen days', async () => {
    const phone = backend().nextPhone()
    const visitor = await backend().visitor(phone)
    await gone()
    expect(await known(visitor)).toBeUndefined()
    const { db } = backend().context
    expect(await db.selectFrom('identity').selectAll().where('subject', '=', phone).execute()).toEqual([])
    expect(await db.selectFrom('phone_code').selectAll().where('phone', '=', phone).execute()).toEqual([])
    expect((await my<Schemas['Problem']>('/../members', { consent: { version: 'any' }, channel: 'app' }, visitor)).body.code).toBe('SESSION_EXPIRED')
  })

  it('is remembered for as long again when they come back, and for good when they join', async () => {
    const [phone, visitor, joins] = [backend().nextPhone(), await backend().visitor('13500000001'), await backend().member()]
    const seen = await backend().visitor(phone)
    backend().clock.ms += 10 * day
    expect((await backend().visitor(phone)).subjectId).toBe(seen.subjectId)
    backend().clock.ms += 10 * day
    await upkeep(backend().context)
    expect([await known(visitor), await known(seen), await known(joins)].map((row) => row !== undefined)).toEqual([false, true, true])
  })
})
