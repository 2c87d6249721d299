import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { components } from '../../contract/types.gen'
import { wechatProvider } from '../../server/identity/wechat'
import { useBackend } from './backend'
import type { Session } from './backend'

type Problem = components['schemas']['Problem']
type Sent = { expiresAt: string; resendAt: string }
const backend = useBackend()
const minute = 60_000

const sendTo = <T = Sent>(phone: string) => backend().ask<T>('/sessions/phone-codes', { body: { phone } })
const signIn = <T = Problem>(phone: string, code: string | undefined, key: string = randomUUID()) => backend().ask<T>('/sessions', { key, body: { provider: 'phone', phone, code } })
const wrong = (code = '000000') => (code === '123456' ? '654321' : '123456')

describe('by phone', () => {
  it('makes a visitor of a new phone and finds the same person again', async () => {
    const phone = backend().nextPhone()
    const first = await backend().visitor(phone)
    backend().pass(1)
    const again = await backend().visitor(phone)
    backend().pass(-1)
    expect([first.role, again.subjectId]).toEqual(['visitor', first.subjectId])
  })

  it('sends one code a minute, however often it is asked', async () => {
    const phone = backend().nextPhone()
    const first = await sendTo(phone)
    expect(first.status).toBe(202)
    expect(Date.parse(first.body.expiresAt) - backend().clock.ms).toBe(5 * minute)
    const code = backend().codes.get(phone)
    const soon = await sendTo(phone)
    expect([soon.body, backend().codes.get(phone)]).toEqual([first.body, code])
    backend().clock.ms += minute
    expect((await sendTo(phone)).body.resendAt).not.toBe(first.body.resendAt)
  })

  it('takes a code once, and not after five minutes', async () => {
    const phone = backend().nextPhone()
    await sendTo(phone)
    const code = backend().codes.get(phone)
    expect((await signIn(phone, code)).status).toBe(201)
    expect((await signIn(phone, code)).body.code).toBe('PHONE_CODE_EXPIRED')
    backend().clock.ms += minute
    await sendTo(phone)
    backend().clock.ms += 5 * minute
    expect((await signIn(phone, backend().codes.get(phone))).body.code).toBe('PHONE_CODE_EXPIRED')
  })

  it('allows five wrong tries, then the code is dead', async () => {
    const phone = backend().nextPhone()
    await sendTo(phone)
    const code = backend().codes.get(phone)
    for (let i = 0; i < 5; i += 1) expect((await signIn(phone, wrong(code))).body.code).toBe('PHONE_CODE_WRONG')
    expect((await signIn(phone, code)).body.code).toBe('PHONE_CODE_EXPIRED')
  })

  it('counts wrong tries that arrive at once', async () => {
    const phone = backend().nextPhone()
    await sendTo(phone)
    const code = backend().codes.get(phone)
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(phone, wrong(code))))
    expect(answers.filter(({ body }) => body.code === 'PHONE_CODE_WRONG')).toHaveLength(5)
  })

  it('gives a session again when the answer was lost: same key, same code', async () => {
    const phone = backend().nextPhone()
    await sendTo(phone)
    const [code, key] = [backend().codes.get(phone), randomUUID()]
    const first = await signIn<Session>(phone, code, key)
    backend().clock.ms += minute
    expect((await signIn<Session>(phone, code, key)).body).toEqual(first.body)
    expect((await signIn(phone, wrong(code), key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
    backend().clock.ms += 10 * minute
    expect((await signIn(phone, code, key)).body.code).toBe('PHONE_CODE_EXPIRED')
  })

  it('gives one session to ten requests with one key at once', async () => {
    const phone = backend().nextPhone()
    await sendTo(phone)
    const [code, key] = [backend().codes.get(phone), randomUUID()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn<Session>(phone, code, key)))
    expect(new Set(answers.map(({ body }) => body.token)).size).toBe(1)
    expect(answers[0].status).toBe(201)
  })

  it('sends ten codes a day to one phone and no more', async () => {
    const phone = backend().nextPhone()
    for (let i = 0; i < 10; i += 1) {
      expect((await sendTo(phone)).status).toBe(202)
      backend().clock.ms += minute
    }
    expect((await sendTo<Problem>(phone)).body.code).toBe('TOO_MANY_REQUESTS')
    backend().pass(1)
    expect((await sendTo(phone)).status).toBe(202)
  })

  it('keeps no code that could be read', async () => {
    const phone = backend().nextPhone()
    await sendTo(phone)
    const rows = await backend().context.db.selectFrom('phone_code').selectAll().where('phone', '=', phone).execute()
    expect(JSON.stringify(rows.map(({ phone: _, ...rest }) => rest))).not.toContain(backend().codes.get(phone))
  })

  it('says that the messenger is down, and lets the next try send at once', async () => {
    const phone = backend().nextPhone()
    backend().smsFails = true
    expect((await sendTo<Problem>(phone)).body.code).toBe('PROVIDER_UNAVAILABLE')
    backend().smsFails = false
    expect((await sendTo(phone)).status).toBe(202)
    expect((await signIn(phone, backend().codes.get(phone))).status).toBe(201)
  })

  it.each([{ provider: 'phone' }, { provider: 'phone', phone: '13912345678' }, { provider: 'wechat' }, { provider: 'demo' }])('%j lacks its proof', async (body) => {
    expect((await backend().ask<Problem>('/sessions', { body })).body.code).toBe('BAD_REQUEST')
  })
})

describe('as a demo person', () => {
  it('refuses somebody the demo does not know', async () => {
    expect((await backend().ask<Problem>('/sessions', { body: { provider: 'demo', person: 'nobody' } })).body.code).toBe('PROVIDER_REFUSED')
  })
})

describe('by WeChat', () => {
  let wechat: Server
  let origin: string
  let reply: (answer: (body: unknown) => void, code: string) => void

  beforeAll(async () => {
    wechat = createServer((request, response) => {
      const code = new URL(request.url ?? '', 'http://x').searchParams.get('js_code') ?? ''
      reply((body) => response.end(typeof body === 'string' ? body : JSON.stringify(body)), code)
    })
    await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
  })
  afterAll(() => {
    wechat.closeAllConnections()
    wechat.close()
  })

  const vouch = () => wechatProvider({ appId: 'wx1', appSecret: 'top secret' }, origin, 300)({ provider: 'wechat', code: 'abc' })

  it('vouches for the openid that WeChat names', async () => {
    reply = (answer, code) => answer({ openid: `openid-of-${code}`, session_key: 'x' })
    expect(await vouch()).toEqual({ kind: 'wechat', subject: 'openid-of-abc' })
  })

  it.each([
    ['a used code', { errcode: 40163, errmsg: 'code been used' }, 'PROVIDER_REFUSED'],
    ['a bad code', { errcode: 40029 }, 'PROVIDER_REFUSED'],
    ['a busy WeChat', { errcode: -1 }, 'PROVIDER_UNAVAILABLE'],
    ['a wrong app secret', { errcode: 40125 }, 'PROVIDER_UNAVAILABLE'],
    ['HTML', '<html>', 'PROVIDER_UNAVAILABLE'],
    ['null', 'null', 'PROVIDER_UNAVAILABLE'],
    ['an empty answer', '', 'PROVIDER_UNAVAILABLE'],
  ])('answers %s in our words', async (_title, body, code) => {
    reply = (answer) => answer(body)
    await expect(vouch()).rejects.toMatchObject({ code })
  })

  it('does not wait for ever, and never tells the secret', async () => {
    reply = () => {}
    const failure = await vouch().catch((error: Error) => error)
    expect(failure).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
    expect(JSON.stringify(failure) + String((failure as Error).stack)).not.toContain('top secret')
  })

  it('is not available until an app is configured', async () => {
    expect((await backend().ask<Problem>('/sessions', { body: { provider: 'wechat', code: 'abc' } })).body.code).toBe('PROVIDER_UNAVAILABLE')
  })
})
