import { programme } from '../../brand/programme'
import { eraseEnded } from '../../server/my-data/erase'
import type { Session } from './backend'
import { isPostgres } from './engine'
import { day, useLeaving } from './leaving'

const { at, backend, cancel, comeBack, my, row, token } = useLeaving()
const rounds = isPostgres ? 40 : 5

it('whoever comes back at the moment of the end is a member with everything, or nobody with nothing', async () => {
  const members: Session[] = []
  for (let i = 0; i < rounds; i += 1) members.push(await backend().member())
  for (const member of members) await cancel(member)
  backend().clock.ms += 15 * day
  const [answers] = await Promise.all([Promise.all(members.map((member) => comeBack(member))), eraseEnded(backend().context)])
  for (const [i, member] of members.entries()) {
    const { erased_at, ends_at, points_available, nickname } = await row(member)
    const stayed = { erased_at: null, ends_at: null, points_available: 100, nickname: expect.stringMatching(/^会员/) as string }
    const left = { points_available: 0, nickname: '已注销' }
    expect({ erased_at, ends_at, points_available, nickname }).toMatchObject(answers[i].status === 201 ? stayed : left)
    if (answers[i].status !== 201) expect(answers[i].body.code).toBe('SESSION_EXPIRED')
  }
})

it('whoever joins or comes by at the moment of being forgotten is a member, or starts anew', async () => {
  const phones = Array.from({ length: rounds }, () => backend().nextPhone())
  const visitors: Session[] = []
  for (const phone of phones) visitors.push(await backend().visitor(phone))
  backend().clock.ms += 15 * day
  const body = { consent: { version: programme.consentVersion }, channel: 'app' }
  const join = async (of: Session) => (await backend().ask('/members', { token: token(of), body })).status
  const [joined, seen] = await Promise.all([
    Promise.all(visitors.map((visitor, i) => (i % 2 ? join(visitor) : null))),
    Promise.all(phones.map((phone, i) => (i % 2 ? null : backend().visitor(phone)))),
    eraseEnded(backend().context),
  ])
  const { db } = backend().context
  for (const [i, visitor] of visitors.entries()) {
    const known = await db.selectFrom('person').select('member_id').where('member_id', '=', visitor.subjectId).executeTakeFirst()
    const leadsTo = await db.selectFrom('identity').select('subject_id').where('subject', '=', phones[i]).executeTakeFirst()
    if (i % 2) expect([joined[i], known !== undefined, leadsTo?.subject_id]).toEqual(known ? [201, true, visitor.subjectId] : [401, false, undefined])
    else expect(leadsTo?.subject_id).toBe(seen[i]?.subjectId)
  }
})

it('erasing twice at once ends it once', async () => {
  await backend().buy(at.staff, at.member, 30_000)
  await cancel()
  backend().clock.ms += 15 * day
  await Promise.all([eraseEnded(backend().context), eraseEnded(backend().context), eraseEnded(backend().context)])
  const entries = await backend().context.db.selectFrom('ledger_entry').select(['kind', 'balance_after']).where('member_id', '=', at.member.subjectId).orderBy('seq', 'desc').execute()
  expect(entries.filter(({ kind }) => kind === 'expiry')).toEqual([{ kind: 'expiry', balance_after: 0 }])
  expect((await my('/cancellation')).body.code).toBe('SESSION_EXPIRED')
})
