import { cardAlphabet, cardCodeLength, checkLength } from '../../loyalty/package-cards'
import { cardHash, checkedCode, ensureCardKey } from '../../server/cards/code'
import { newCode } from '../../server/code'
import { household } from '../../server/guesses'
import { Backend, useBackend } from './backend'
import type { Session } from './backend'
import { cardsOn } from './cards'

const lines: string[] = []
const backend = useBackend({ tasks: [], config: { logLevel: 'trace', trustedProxies: 1 }, logTo: { write: (line) => void lines.push(line) } })
const { claim, join, look, print } = cardsOn(backend)
let member: Session
let code: string

beforeEach(async () => {
  member = await backend().member()
  ;[code] = await print(1)
})

describe('a code that is none', () => {
  const other = (letter: string) => cardAlphabet[(cardAlphabet.indexOf(letter) + 1) % cardAlphabet.length]
  const withLetter = (place: number) => code.slice(0, place) + other(code[place]) + code.slice(place + 1)
  const nearMisses = () => [withLetter(0), withLetter(16), withLetter(20 - checkLength), withLetter(19), code.slice(0, -1), `${code}2`, [...code].reverse().join('')]

  it('is answered the same whether it is nearly right or nonsense', async () => {
    const bodies = []
    for (const each of [...nearMisses(), 'NOSUCHCARD', '%00', '{"a":1}']) {
      for (const answer of [await look(each), await claim(each, member)]) {
        expect([each, answer.status]).toEqual([each, 404])
        bodies.push({ ...answer.body, requestId: null })
      }
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    expect(bodies[0]).toMatchObject({ code: 'CODE_UNKNOWN' })
    expect((await claim(code, member)).status).toBe(201)
  })

  it('is no card when no cards were ever made', async () => {
    const fresh = await Backend.start()
    expect((await fresh.ask<{ code: string }>(`/package-cards/${code}`)).body.code).toBe('CODE_UNKNOWN')
    await fresh.close()
  })
})

describe('whoever guesses', () => {
  const nonsense = () => newCode(cardCodeLength).toLowerCase()
  const from = (address: string, device?: string) => ({ 'x-forwarded-for': address, ...(device && { 'device-id': device }) })
  const codes = async (times: number, headers: Record<string, string>) => {
    const found = []
    for (let time = 0; time < times; time += 1) found.push((await look(nonsense(), null, headers)).body.code)
    return found
  }
  const unknown = (times: number) => Array<string>(times).fill('CODE_UNKNOWN')

  it('is wrong ten times an hour on a device, wherever it is, and is told when to come back', async () => {
    const device = 'device-of-a-guesser'
    expect(await codes(10, from('192.0.2.1', device))).toEqual(unknown(10))
    backend().clock.ms += 20 * 60_000
    const { status, body, headers } = await look(nonsense(), null, from('198.51.100.1', device))
    expect([status, body.code, body.retryAfterSeconds, headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', 2400, '2400'])
    expect((await look(nonsense(), null, from('192.0.2.1', 'another-device'))).body.code).toBe('CODE_UNKNOWN')
    backend().clock.ms += 40 * 60_000
    expect((await look(nonsense(), null, from('192.0.2.1', device))).body.code).toBe('CODE_UNKNOWN')
  })

  it('is wrong a hundred times an hour from an address, whatever device they say it is', async () => {
    const found: (string | undefined)[] = []
    for (let time = 0; time < 101; time += 1) found.push((await look(nonsense(), null, from('192.0.2.2', `device-number-${time}`))).body.code)
    expect(found).toEqual([...unknown(100), 'TOO_MANY_REQUESTS'])
    expect((await look(nonsense(), null, from('192.0.2.3'))).body.code).toBe('CODE_UNKNOWN')
  })

  it('is counted alike whether they look, claim or join', async () => {
    const headers = from('192.0.2.4', 'device-of-three-ways')
    await codes(8, headers)
    expect((await claim(nonsense(), member, headers)).body.code).toBe('CODE_UNKNOWN')
    const visitor = await backend().visitor()
    expect((await join(visitor, nonsense(), {}, headers)).body.cardRefused).toBe('CODE_UNKNOWN')
    expect((await claim(nonsense(), member, headers)).body.code).toBe('TOO_MANY_REQUESTS')
    expect((await join(visitor, nonsense(), {}, headers)).body.cardRefused).toBe('TOO_MANY_REQUESTS')
    // With a card that is one they are served all the same.
    expect((await look(code, null, headers)).body.state).toBe('open')
    expect((await join(visitor, code, {}, headers)).body.card?.kind).toBe('welcome')
  })

  it('learns nothing by being slowed: right check letters of no card are answered like nonsense', async () => {
    const key = await ensureCardKey(backend().context.db)
    const forged = () => checkedCode(key, newCode(17))
    const headers = from('192.0.2.5', 'device-with-the-key')
    for (let time = 0; time < 10; time += 1) expect((await look(forged(), null, headers)).body.code).toBe('CODE_UNKNOWN')
    const [one, other] = [await look(forged(), null, headers), await look(nonsense(), null, headers)]
    expect({ ...one.body, requestId: '' }).toEqual({ ...other.body, requestId: '' })
    expect(one.status).toBe(429)
  })

  it.each([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['::ffff:192.0.2.7', '192.0.2.7', true],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:eeee:dddd:1', true],
    ['2001:db8:1:2::1', '2001:0db8:0001:0002:0:0:0:9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:5::', true],
    ['::1', '::2', true],
  ])('from %s and from %s is one household: %s', (one, other, same) => {
    expect(household(one) === household(other)).toBe(same)
  })
})

it('codes of cards are in no log, however they are asked for', async () => {
  await look(code)
  await claim(code.toLowerCase(), member)
  await join(member, code)
  await backend().app.inject({ url: `/c/${code}` })
  const logged = lines.join('').toUpperCase()
  expect(logged).toContain('/V1/PACKAGE-CARDS/[REDACTED]')
  expect(logged).not.toContain(code)
  expect(logged).not.toContain(cardHash(code).toUpperCase())
})
