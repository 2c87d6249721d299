import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { useBackend } from './backend'

type Problem = components['schemas']['Problem']
const lines: string[] = []
const backend = useBackend({ config: { limits: { all: 50, sessions: 4, phoneCodes: 3 }, logLevel: 'trace' }, logTo: { write: (line) => void lines.push(line) } })

it('refuses what comes too often, sooner where codes are sent, and says when to come back', async () => {
  const phone = () => backend().ask<Problem>('/sessions/phone-codes', { body: { phone: backend().nextPhone() } })
  for (let i = 0; i < 3; i += 1) expect((await phone()).status).toBe(202)
  const { status, body, headers } = await phone()
  expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS'])
  expect(body.retryAfterSeconds).toBeGreaterThan(0)
  expect(headers['retry-after']).toBe(String(body.retryAfterSeconds))
  expect((await backend().ask('/health')).status).toBe(200)
})

it('keeps phones, codes, names and tokens out of the logs', async () => {
  const phone = backend().nextPhone()
  const { body } = await backend().ask<{ token: string }>('/sessions', { body: { provider: 'demo', person: 'visitor' } })
  await backend().ask('/members', { token: body.token, body: { consent: { version: programme.consentVersion }, channel: 'app', nickname: '林见溪' } })
  backend().app.log.error({ phone, member: { nickname: '林见溪', token: body.token }, err: Object.assign(new Error('broken'), { params: [phone] }) }, 'on purpose')
  await backend().ask('/staff/pick-ups/huxnqufe4t7w?x=1', { token: body.token })
  const logged = lines.join('')
  expect(logged).toContain('on purpose')
  expect(logged).toContain('/v1/staff/pick-ups/[redacted]?x=1')
  expect(logged).not.toContain('huxnqufe4t7w')
  for (const secret of [phone, '林见溪', body.token, ...backend().codes.values()]) expect(logged).not.toContain(secret)
})
