import { consentPurposes } from '../../brand/consents'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type Consents = Schemas['Consents'] & Schemas['Problem']

const backend = useBackend({ tasks: [] })
const start = Date.parse('2026-11-20T04:00:00Z')
const day = 86_400_000
let member: Session

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

// Sessions end after days; stories here go on for longer.
const token = (of: Session) => backend().app.jwt.sign({ sub: of.subjectId, role: of.role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
const my = <T = Consents>(path: string, body?: unknown, key?: string) => backend().ask<T>(`/me${path}`, { token: token(member), body, key })
const versionOf = (name: string) => consentPurposes.find(({ purpose }) => purpose === name)?.version ?? ''
const set = (purpose: string, agreed: boolean, version = versionOf(purpose), key?: string) => my('/consents', { purpose, agreed, version }, key)
const stands = async (name: string) => (await my('/consents')).body.purposes.find(({ purpose }) => purpose === name)
const events = () => backend().context.db.selectFrom('consent_event').select(['purpose', 'agreed', 'version', 'channel', 'at']).where('member_id', '=', member.subjectId).orderBy('at').orderBy('event_id').execute()

describe('what a member has agreed to', () => {
  it('is told purpose by purpose: what for, what of them, since when', async () => {
    const { purposes } = (await my('/consents')).body
    expect(purposes.map(({ purpose, required, agreed }) => [purpose, required, agreed])).toEqual([['membership', true, true], ['personalisation', false, true], ['messages', false, true]])
    expect(purposes[0]).toMatchObject({ version: programme.consentVersion, agreedVersion: programme.consentVersion, changedAt: new Date(start).toISOString() })
    // On from the beginning, and never asked about.
    expect(purposes[1]).toMatchObject({ agreedVersion: null, changedAt: null })
    for (const { name, text, data } of purposes) expect([name, text, ...data].every((words) => words.length > 0)).toBe(true)
  })

  it('is kept change by change, with version, instant and where', async () => {
    backend().clock.ms += day
    await set('messages', false)
    backend().clock.ms += day
    await set('messages', true)
    expect(await stands('messages')).toMatchObject({ agreed: true, agreedVersion: '2026-11', changedAt: new Date(start + 2 * day).toISOString() })
    expect(await events()).toEqual([
      { purpose: 'membership', agreed: true, version: programme.consentVersion, channel: 'app', at: new Date(start) },
      { purpose: 'messages', agreed: false, version: '2026-11', channel: 'settings', at: new Date(start + day) },
      { purpose: 'messages', agreed: true, version: '2026-11', channel: 'settings', at: new Date(start + 2 * day) },
    ])
  })

  it('said again is the same: nothing is added', async () => {
    await set('messages', false)
    const before = await events()
    backend().clock.ms += day
    expect((await set('messages', false)).status).toBe(201)
    expect(await events()).toEqual(before)
  })

  it('is refused for a purpose that nobody has, for a text that has changed, and for what membership cannot be without', async () => {
    expect((await set('advertising', true, '1')).body.code).toBe('NOT_FOUND')
    expect((await set('messages', true, '2020-01')).body.code).toBe('CONSENT_OUTDATED')
    expect((await set('membership', false)).body.code).toBe('CONSENT_REQUIRED')
    expect(await events()).toHaveLength(1)
  })

  it('can be taken back under any text: withdrawing is never put off', async () => {
    expect((await set('messages', false, '2020-01')).status).toBe(201)
    expect(await stands('messages')).toMatchObject({ agreed: false, agreedVersion: null })
  })

  it('is agreed to anew when the text has changed since', async () => {
    await backend().context.db.updateTable('consent_event').set({ version: '2020-01' }).where('member_id', '=', member.subjectId).execute()
    expect(await stands('membership')).toMatchObject({ agreedVersion: '2020-01', version: programme.consentVersion })
    await set('membership', true)
    expect(await stands('membership')).toMatchObject({ agreedVersion: programme.consentVersion })
  })
})

describe('personalisation', () => {
  const ranked = async () => (await my<{ personalised: boolean }>('/benefits')).body.personalised

  it('is one switch, wherever it is moved', async () => {
    await my('/preferences', { personalised: false })
    expect(await stands('personalisation')).toMatchObject({ agreed: false, changedAt: new Date(start).toISOString() })
    await set('personalisation', true)
    expect(await ranked()).toBe(true)
    await set('personalisation', false)
    expect(await ranked()).toBe(false)
    expect((await events()).map(({ purpose, agreed }) => [purpose, agreed])).toEqual([['membership', true], ['personalisation', false], ['personalisation', true], ['personalisation', false]])
  })

  it('leaves the other switch alone', async () => {
    await set('messages', false)
    await set('personalisation', false)
    await set('personalisation', true)
    expect([await stands('messages'), await stands('personalisation')]).toMatchObject([{ agreed: false }, { agreed: true }])
  })
})

describe('being told of what comes to an end', () => {
  const told = async () => (await backend().context.db.selectFrom('notice').select('topic').where('member_id', '=', member.subjectId).execute()).map(({ topic }) => topic)
  /** To where the points of joining are about to lapse. */
  const nearTheEnd = async () => {
    const { expires_at } = await backend().context.db.selectFrom('point_lot').select('expires_at').where('member_id', '=', member.subjectId).executeTakeFirstOrThrow()
    backend().clock.ms = expires_at.getTime() - 3 * day
  }

  it('stops when it is withdrawn, and goes on when it is allowed again', async () => {
    await set('messages', false)
    await nearTheEnd()
    await upkeep(backend().context)
    expect(await told()).toEqual([])
    await set('messages', true)
    backend().clock.ms += day
    await upkeep(backend().context)
    expect(await told()).toEqual(['points'])
  })

  it('does not touch what the member has booked: the reminder of a check-in', async () => {
    await set('messages', false)
    expect((await my('/reminders', { kind: 'check_in', channel: 'inbox' })).status).toBe(201)
  })
})
