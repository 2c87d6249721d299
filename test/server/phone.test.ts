import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { wechatPhoneProvider } from '../../server/identity/wechat-phone'
import type { Vouched } from '../../server/identity/provider'
import { subjectOf } from '../../server/operations/people'
import { useMerging } from './merging'
import type { Linked } from './merging'

const { backend, ask, link, codeFor, holder, atWork } = useMerging()
const app = { appId: 'wx1', appSecret: 'top secret' }

const met = (vouched: Vouched) => backend().context.db.transaction().execute(async (tx) => subjectOf(tx, backend().context, vouched))
const byWechat = (openid: string): Vouched => ({ kind: 'wechat', subject: openid })
/** Somebody whom WeChat vouches for and who has not joined. */
async function stranger(openid: string = randomUUID()) {
  const { id } = await met(byWechat(openid))
  return { openid, session: { token: '', expiresAt: '', subjectId: id, role: 'visitor' as const, displayName: '访客' } }
}
const leadsTo = async (kind: string, subject: string) =>
  (await backend().context.db.selectFrom('identity').select('subject_id').where('kind', '=', kind).where('subject', '=', subject).executeTakeFirst())?.subject_id

describe('a phone that I prove to be mine', () => {
  it('is mine when it was nobody’s, and again when it is asked again', async () => {
    const { session } = await stranger()
    const phone = backend().nextPhone()
    expect((await link(session, phone)).body).toMatchObject({ outcome: 'linked', merge: null, session: { subjectId: session.subjectId, role: 'visitor' } })
    expect((await link(session, phone)).body.outcome).toBe('linked')
    backend().clock.ms += 60_000
    expect((await backend().visitor(phone)).subjectId).toBe(session.subjectId)
  })

  it('is mine when it was somebody’s who never joined, of whom nothing is left', async () => {
    const phone = backend().nextPhone()
    const before = await backend().visitor(phone)
    const { session } = await stranger()
    expect((await link(session, phone)).body.outcome).toBe('linked')
    expect(await leadsTo('phone', phone)).toBe(session.subjectId)
    expect(await backend().context.db.selectFrom('person').selectAll().where('member_id', '=', before.subjectId).execute()).toEqual([])
    expect((await ask<{ code: string }>(before, '/members', { consent: { version: '2026-11' }, channel: 'app' })).body.code).toBe('SESSION_EXPIRED')
  })

  it('makes me its member when I was nobody yet, and whatever led to me leads there', async () => {
    const known = await holder()
    const { session, openid } = await stranger()
    const { body } = await link(session, known.phone)
    expect(body).toMatchObject({ outcome: 'moved', merge: null, session: { subjectId: known.session.subjectId, role: 'member' } })
    expect(body.session.token).toMatch(/\./)
    expect(await leadsTo('wechat', openid)).toBe(known.session.subjectId)
    expect((await met(byWechat(openid))).id).toBe(known.session.subjectId)
    expect(await backend().context.db.selectFrom('person').selectAll().where('member_id', '=', session.subjectId).execute()).toEqual([])
  })

  it('changes nothing when it is another member’s and I am one: it is shown what merging would do', async () => {
    const [mine, other] = [await holder(), await holder()]
    const { body } = await link(mine.session, other.phone)
    expect(body).toMatchObject({ outcome: 'merge', session: { subjectId: mine.session.subjectId }, merge: { state: 'offered' } })
    expect(await leadsTo('phone', other.phone)).toBe(other.session.subjectId)
  })

  it('takes the place of the one I had, which leads to me no longer: numbers are given to others', async () => {
    const mine = await holder()
    const phone = backend().nextPhone()
    await link(mine.session, phone)
    expect((await ask<{ member: { phoneMasked: string } }>(mine.session, '/me')).body.member.phoneMasked.slice(-4)).toBe(phone.slice(-4))
    backend().clock.ms += 60_000
    expect(await backend().visitor(mine.phone)).toMatchObject({ role: 'visitor' })
  })

  it('is refused when it is used by somebody at work', async () => {
    const phone = backend().nextPhone()
    const { db, newId } = backend().context
    await db.insertInto('identity').values({ kind: 'phone', subject: phone, subject_kind: 'staff', subject_id: newId(), created_at: new Date(backend().clock.ms) }).execute()
    const { session } = await stranger()
    expect(await link(session, phone)).toMatchObject({ status: 401, body: { code: 'PROVIDER_REFUSED', detail: expect.stringContaining('at work') as string } })
    expect((await atWork<{ code: string }>('/me/phone', { phone, code: '000000' })).body.code).toBe('FORBIDDEN')
  })

  it('is not mine without the right code, and the code serves once', async () => {
    const { session } = await stranger()
    const phone = backend().nextPhone()
    const code = await codeFor(phone)
    const prove = (shown: string | undefined) => ask<Linked>(session, '/me/phone', { phone, code: shown })
    expect((await prove(code === '111111' ? '222222' : '111111')).body.code).toBe('PHONE_CODE_WRONG')
    expect((await prove(code)).body.outcome).toBe('linked')
    expect((await prove(code)).body.code).toBe('PHONE_CODE_EXPIRED')
    for (const body of [{}, { phone }, { code: '1234' }, { phone, code: '1234', wechatCode: 'x' }]) expect((await ask<Linked>(session, '/me/phone', body)).body.code).toBe('BAD_REQUEST')
  })

  it('answers the same when the answer was lost: same key, same code', async () => {
    const known = await holder()
    const { session } = await stranger()
    const proof = { phone: known.phone, code: await codeFor(known.phone) }
    const key = randomUUID()
    const [first, again] = [await ask<Linked>(session, '/me/phone', proof, key), await ask<Linked>(session, '/me/phone', proof, key)]
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await ask<Linked>(session, '/me/phone', { ...proof, code: '000000' }, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
    const fresh = await stranger()
    const other = { phone: backend().nextPhone(), code: '' }
    other.code = (await codeFor(other.phone)) as string
    const both = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => ask<Linked>(fresh.session, '/me/phone', other, both)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  })

  it('is asked for in vain by a person of whom nothing is left', async () => {
    const known = await holder()
    const { session } = await stranger()
    await link(session, known.phone)
    expect((await link(session, backend().nextPhone())).body.code).toBe('SESSION_EXPIRED')
  })
})

describe('WeChat’s phone button', () => {
  let wechat: Server
  let origin: string
  let reply: unknown
  let asked: { path: string; body: unknown }[]
  beforeAll(async () => {
    wechat = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const path = (request.url ?? '').split('?')[0]
        asked.push({ path, body: JSON.parse(Buffer.concat(parts).toString('utf8')) })
        const answer = path === '/cgi-bin/stable_token' ? { access_token: 'T', expires_in: 7200 } : reply
        if (answer !== undefined) response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
      })
    })
    await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    asked = []
  })
  afterAll(() => {
    wechat.closeAllConnections()
    wechat.close()
  })
  const exchange = () => wechatPhoneProvider(app, () => 0, origin, 300)('the-code')
  const told = (purePhoneNumber: string, countryCode: unknown = '86') => ({ errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode } })

  it('gives a code that the server exchanges for the number', async () => {
    reply = told('13912340000')
    expect(await exchange()).toEqual({ kind: 'phone', subject: '13912340000' })
    expect(asked).toEqual([expect.objectContaining({ path: '/cgi-bin/stable_token' }), { path: '/wxa/business/getuserphonenumber', body: { code: 'the-code' } }])
  })

  it.each([
    ['a bad code', { errcode: 40029 }, 'PROVIDER_REFUSED'],
    ['a used code', { errcode: 40163 }, 'PROVIDER_REFUSED'],
    ['a number of elsewhere', told('91234567', '852'), 'PROVIDER_REFUSED'],
    ['a number that is none', told('12'), 'PROVIDER_REFUSED'],
    ['no quota left', { errcode: 1400001 }, 'PROVIDER_UNAVAILABLE'],
    ['a busy WeChat', { errcode: -1 }, 'PROVIDER_UNAVAILABLE'],
    ['a token that is never taken', { errcode: 40001 }, 'PROVIDER_UNAVAILABLE'],
    ['no number', { errcode: 0 }, 'PROVIDER_UNAVAILABLE'],
    ['HTML', '<html>', 'PROVIDER_UNAVAILABLE'],
    ['null', 'null', 'PROVIDER_UNAVAILABLE'],
    ['silence', undefined, 'PROVIDER_UNAVAILABLE'],
  ])('answers %s in our words, and never tells the secret', async (_title, body, code) => {
    reply = body
    const failure = await exchange().catch((error: Error) => error)
    expect(failure).toMatchObject({ code })
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toMatch(/top secret|the-code/)
  })

  it('leads to the same outcomes as a code by SMS, and nothing is lost when it fails', async () => {
    backend().context.providers.wechatPhone = wechatPhoneProvider(app, () => 0, origin, 300)
    const known = await holder()
    const { session } = await stranger()
    reply = { errcode: 1400001 }
    expect((await ask<Linked>(session, '/me/phone', { wechatCode: 'a' })).body.code).toBe('PROVIDER_UNAVAILABLE')
    reply = told(known.phone)
    expect((await ask<Linked>(session, '/me/phone', { wechatCode: 'b' })).body).toMatchObject({ outcome: 'moved', session: { subjectId: known.session.subjectId } })
  })

  it('is not available until an app is configured', async () => {
    await expect(wechatPhoneProvider(null, () => 0)('x')).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
  })
})
