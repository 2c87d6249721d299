import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { useBackend } from './backend'
import type { Session } from './backend'

type Problem = components['schemas']['Problem']
const backend = useBackend()
let member: Session
let staff: Session

beforeAll(async () => {
  member = await backend().member()
  staff = await backend().staff()
})

const sale = () => ({ memberId: member.subjectId, receiptNumber: randomUUID() as unknown, paidFen: 100 as unknown })
const selling = (body: unknown, headers = {}) => backend().ask<Problem>('/staff/purchases', { token: staff.token, body, headers })

describe('a body', () => {
  it.each<[string, () => unknown, string | undefined]>([
    ['with an unknown field', () => ({ ...sale(), bonus: 5 }), 'bonus'],
    ['with text for a number', () => ({ ...sale(), paidFen: '100' }), 'paidFen'],
    ['with a fraction', () => ({ ...sale(), paidFen: 1.5 }), 'paidFen'],
    ['with a negative amount', () => ({ ...sale(), paidFen: -1 }), 'paidFen'],
    ['with too large an amount', () => ({ ...sale(), paidFen: 1e300 }), 'paidFen'],
    ['with true for a number', () => ({ ...sale(), paidFen: true }), 'paidFen'],
    ['with null', () => ({ ...sale(), receiptNumber: null }), 'receiptNumber'],
    ['with an array for text', () => ({ ...sale(), receiptNumber: ['a'] }), 'receiptNumber'],
    ['with a text too long', () => ({ ...sale(), receiptNumber: 'x'.repeat(65) }), 'receiptNumber'],
    ['without a field', () => ({ memberId: member.subjectId, paidFen: 100 }), 'receiptNumber'],
    ['with an id that is none', () => ({ ...sale(), memberId: "' or 1=1 --" }), 'memberId'],
    ['with NUL in a text', () => ({ ...sale(), receiptNumber: 'a\u0000b' }), undefined],
    ['with half a character in a text', () => ({ ...sale(), receiptNumber: 'tea \ud83c' }), undefined],
    ['nested thirty thousand deep', () => `${'['.repeat(30_000)}${']'.repeat(30_000)}`, undefined],
    ['that is an array', () => [], undefined],
    ['that is a number', () => '5', undefined],
    ['that is null', () => 'null', undefined],
    ['that is HTML', () => '<html><body>hi</body></html>', undefined],
    ['that is cut short', () => '{"memberId": "', undefined],
    ['that is empty', () => '', undefined],
    ['that reaches for the prototype', () => '{"__proto__": {"admin": true}}', undefined],
  ])('%s is refused', async (_title, body, field) => {
    const answer = await selling(body())
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'BAD_REQUEST', field])
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it('of a megabyte is refused before it is read', async () => {
    const { status, body } = await selling({ ...sale(), receiptNumber: 'x'.repeat(1_000_000) })
    expect([status, body.code]).toEqual([413, 'BODY_TOO_LARGE'])
  })

  it.each(['text/plain', 'text/html', 'application/x-www-form-urlencoded', 'application/problem+json', 'multipart/form-data; boundary=x'])('of type %s is refused', async (type) => {
    const { status, body } = await selling(sale(), { 'content-type': type })
    expect([status, body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })

  it('may hold any other text: it is stored and told as it is', async () => {
    const receiptNumber = `'; drop table member; -- 🍵 \\u0000 \\ud83c`
    expect((await selling({ ...sale(), receiptNumber })).status).toBe(201)
  })
})

describe('a query', () => {
  const listing = (query: string) => backend().ask<Problem>(`/me/points/entries?${query}`, { token: member.token })
  it.each(['limit=0', 'limit=101', 'limit=-1', 'limit=abc', 'limit=1.5', 'limit=99999999999999999999', 'limit=', 'limit=1&limit=2', 'flow=sideways', 'unknown=1'])('%s is refused', async (query) => {
    const { status, body } = await listing(query)
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST'])
  })

  it.each([
    ['GET', '/programme?x=1'],
    ['GET', '/me/home?limit=5'],
    ['GET', '/health?__proto__=1'],
    ['POST', '/sessions/phone-codes?x=1'],
  ] as const)('%s %s is refused: the contract knows no such part', async (method, path) => {
    const { status, body } = await backend().ask<Problem>(path, { token: member.token, ...(method === 'POST' && { body: { phone: backend().nextPhone() } }) })
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST'])
  })

  const encoded = (text: string) => Buffer.from(text).toString('base64url')
  it.each([
    ['empty', ''],
    ['too long', 'a'.repeat(5000)],
    ['noise', '%00%ff'],
    ['not base64', '!!!'],
    ['of a negative place', encoded('-5.all')],
    ['of no place', encoded('NaN.all')],
    ['of an enormous place', encoded('99999999999999999999.all')],
    ['of another list', encoded('5.in')],
    ['with more behind it', encoded('5.all.more')],
    ['with SQL', encoded('1 or 1=1.all')],
  ])('a cursor %s is refused', async (_title, cursor) => {
    const { status, body } = await listing(`cursor=${cursor}`)
    expect([status, body.code]).toEqual([400, 'CURSOR_INVALID'])
  })

  it('takes a cursor beyond both ends for an empty page', async () => {
    expect((await backend().ask<components['schemas']['LedgerPage']>(`/me/points/entries?cursor=${encoded('1.all')}`, { token: member.token })).body.entries).toEqual([])
  })
})

describe('a session', () => {
  const meAs = async (authorization: string) => {
    const { status, body } = await backend().ask<Problem>('/me', { headers: { authorization } })
    return [status, body.code]
  }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: randomUUID(), role: 'manager', exp: 4_000_000_000 }

  it.each([
    ['of another scheme', 'Basic YTpi'],
    ['that is empty', 'Bearer '],
    ['that is noise', 'Bearer abc.def.ghi'],
    ['that is unsigned', `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`],
    ['with a made-up signature', `Bearer ${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${'a'.repeat(43)}`],
  ])('%s is refused', async (_title, authorization) => {
    expect(await meAs(authorization)).toEqual([401, 'NOT_SIGNED_IN'])
  })

  it('with a changed role is refused', async () => {
    const [head, , signature] = member.token.split('.')
    expect(await meAs(`Bearer ${head}.${part({ ...claims, sub: member.subjectId })}.${signature}`)).toEqual([401, 'NOT_SIGNED_IN'])
  })

  it('ends after 30 days, also for the first screen', async () => {
    const visitor = await backend().visitor()
    backend().pass(30)
    expect(await meAs(`Bearer ${visitor.token}`)).toEqual([401, 'SESSION_EXPIRED'])
    const home = await backend().ask<Problem>('/me/home', { token: visitor.token })
    expect(home.body.code).toBe('SESSION_EXPIRED')
    backend().pass(-30)
  })

  it('of somebody a lost database knew cannot join', async () => {
    const ghost = backend().app.jwt.sign({ sub: randomUUID(), role: 'visitor', exp: Math.floor(backend().clock.ms / 1000) + 60 })
    const { body } = await backend().ask<Problem>('/members', { token: ghost, body: { consent: { version: programme.consentVersion }, channel: 'app' } })
    expect(body.code).toBe('SESSION_EXPIRED')
  })
})

describe('an address', () => {
  it.each([
    ['GET', '/nothing', 404, 'NOT_FOUND'],
    ['GET', '/me/points/entries/not-an-id', 400, 'BAD_REQUEST'],
    ['GET', '/%E0%A4%A', 404, 'NOT_FOUND'],
    ['GET', '/../../etc/passwd', 404, 'NOT_FOUND'],
    ['DELETE', '/health', 405, 'METHOD_NOT_ALLOWED'],
    ['PUT', `/staff/purchases/${randomUUID()}/refunds`, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/sessions', 405, 'METHOD_NOT_ALLOWED'],
  ] as const)('%s %s is %i %s', async (method, path, status, code) => {
    const answer = await backend().ask<Problem>(path, { method, token: member.token })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.headers['server-time']).toMatch(/Z$/)
    expect(answer.body.requestId).toBeTruthy()
  })

  it('says which methods it takes', async () => {
    expect((await backend().ask('/members', { method: 'GET' })).headers.allow).toBe('POST')
  })
})

describe('an Idempotency-Key', () => {
  it('is needed for every write', async () => {
    const answer = await backend().app.inject({ method: 'POST', url: '/v1/staff/purchases', headers: { authorization: `Bearer ${staff.token}` }, payload: sale() })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING'])
  })

  it.each(['short', 'x'.repeat(65), 'with spaces in it', 'ключ-ключ-ключ'])('%j is refused', async (key) => {
    const { status, body } = await backend().ask<Problem>('/staff/purchases', { token: staff.token, body: sale(), key })
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST'])
  })
})

it('outlives bytes that are not HTTP', async () => {
  await backend().app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = backend().app.server.address() as AddressInfo
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'))
    socket.on('close', () => resolve()).resume()
  })
  expect((await fetch(`http://127.0.0.1:${port}/v1/health`)).status).toBe(200)
})
