import { cardAlphabet, cardCodeLength } from '../../loyalty/package-cards'
import { checkedCode, ensureCardKey } from '../../server/cards/code'
import { mustBeChecked } from '../../server/cards/door'
import { chanceFrom } from '../../server/demo/chance'
import type { Problem } from '../../server/problem'
import { useBackend } from './backend'
import { cardsOn } from './cards'
import { isPostgres } from './engine'

// The limits of a real server.
const limits = { all: 1200, sessions: 1_000_000, phoneCodes: 1_000_000 }
const lines: string[] = []
const backend = useBackend({ tasks: [], config: { limits, trustedProxies: 1, logLevel: 'info' }, logTo: { write: (line) => void lines.push(line) } })
const { claim, join, look, print, row } = cardsOn(backend)
// Guesses do not get as far as the database; honest people do.
const guesses = isPostgres ? 20_000 : 100_000
/** The shop's Wi-Fi, behind which everybody has one address. */
const wifi = { 'x-forwarded-for': '203.0.113.9' }
const chance = chanceFrom(20261122)
const letter = () => cardAlphabet[chance.between(0, cardAlphabet.length - 1)]
const letters = (count: number) => Array.from({ length: count }, letter).join('')

it(`${guesses.toLocaleString('en')} guesses: none lands, each is slowed, and on the same Wi-Fi cards are scanned and claimed all the while`, async () => {
  const real = await print(1000)
  const key = await ensureCardKey(backend().context.db)
  const kept = new Set(real)
  const nearly = () => {
    const code = real[chance.between(0, real.length - 1)]
    const place = chance.between(0, cardCodeLength - 1)
    return code.slice(0, place) + letter() + code.slice(place + 1)
  }
  const ways = [() => letters(cardCodeLength), nearly, () => nearly().toLowerCase().slice(0, chance.between(1, cardCodeLength))]
  // More than anybody can do: with the server's own key.
  const forged = (n: number) => n % 20 === 19
  const wrong = (n: number): string => {
    const guess = forged(n) ? checkedCode(key, letters(17)) : ways[n % ways.length]()
    return kept.has(guess.toUpperCase()) ? wrong(n) : guess
  }
  /** As the operations ask first, without a request around it: most guesses come this way, which is faster. One in 30,000 has the right check letters. */
  const atTheDoor = (guess: string, deviceId: string | null) =>
    mustBeChecked(backend().context, guess, { address: wifi['x-forwarded-for'], deviceId }).then(
      () => look(guess, null, wifi),
      ({ status, code }: Problem) => ({ status, body: { code } }),
    )
  const staying = await backend().member()
  const answered = new Map<string, number>()
  const honest = { scanned: 0, claimed: 0, joined: 0 }
  const batchOf = 500
  for (let first = 0; first < guesses; first += batchOf) {
    const tried = Array.from({ length: batchOf }, (_, i) => {
      const n = first + i
      const deviceId = n % 3 === 0 ? null : `flooding-device-${n % 3 === 1 ? 1 : n}`
      const headers = { ...wifi, ...(deviceId && { 'device-id': deviceId }) }
      if (n % 50 === 0) return claim(wrong(n), staying, headers)
      return forged(n) || n % 10 < 3 ? look(wrong(n), null, headers) : atTheDoor(wrong(n), deviceId)
    })
    // In the middle of it somebody scans; every tenth time they join, and every other tenth a member claims.
    const nth = first / batchOf
    const code = real[nth]
    const scan = look(code, null, { ...wifi, 'device-id': `honest-device-${nth}` })
    for (const { status, body } of await Promise.all(tried)) {
      expect([404, 429]).toContain(status)
      answered.set(body.code, (answered.get(body.code) ?? 0) + 1)
    }
    expect((await scan).body.state).toBe('open')
    honest.scanned += 1
    if (nth % 10 === 0) {
      expect((await join(await backend().visitor(), code, {}, wifi)).body.card?.kind).toBe('welcome')
      honest.joined += 1
    }
    if (nth % 10 === 5) {
      expect((await claim(code, await backend().member(), wifi)).status).toBe(201)
      honest.claimed += 1
    }
    backend().clock.ms += 1000
  }
  const rounds = guesses / batchOf
  expect(honest).toEqual({ scanned: rounds, joined: rounds / 10, claimed: rounds / 10 })
  expect([...answered.keys()].sort()).toEqual(['CODE_UNKNOWN', 'TOO_MANY_REQUESTS'])
  // A hundred in each hour, of which there was one.
  expect(answered.get('CODE_UNKNOWN')).toBe(100)
  const claimed = await backend().context.db.selectFrom('package_card').select('number').where('claimed_by', 'is not', null).execute()
  expect(claimed).toHaveLength(rounds / 5)
  expect((await row(real[1])).claimed_by).toBeNull()
  const logged = lines.join('').toUpperCase()
  for (const code of real.slice(0, rounds)) expect(logged.includes(code)).toBe(false)
}, 600_000)

it('whoever has one right code cannot wear the server out with it, nor keep others from theirs', async () => {
  const [mine, theirs] = await print(2)
  const statuses: number[] = []
  for (let time = 0; time < limits.all + 20; time += 1) statuses.push((await look(mine, null, wifi)).status)
  expect([...new Set(statuses.slice(0, limits.all)), ...new Set(statuses.slice(limits.all))]).toEqual([200, 429])
  expect((await look(theirs, null, wifi)).status).toBe(200)
}, 120_000)
