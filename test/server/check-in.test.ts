import { fc } from '../random'
import { programme } from '../../brand/programme'
import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { addDays, dayOf, startOfDay } from '../../loyalty/calendar'
import { pointsOfDay } from '../../loyalty/check-in'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
const offset = programme.utcOffsetMinutes
const rules = ruleVersions[ruleVersions.length - 1].checkIn!
const start = Date.parse('2026-11-20T04:00:00Z')
const hour = 3_600_000
let member: Session

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

const token = () => backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 })
const tap = async (key?: string) => (await backend().ask<Schemas['CheckedIn']>('/me/check-ins', { token: token(), body: {}, key })).body
const state = async (month?: string) => (await backend().ask<Schemas['CheckIn']>(`/me/check-in${month ? `?month=${month}` : ''}`, { token: token() })).body
const makeUp = async (day: string) => backend().ask<Schemas['CheckedIn'] & Schemas['Problem']>('/me/check-ins/make-ups', { token: token(), body: { day } })
const nextDay = (days = 1) => (backend().clock.ms += days * 24 * hour)
const daysInARow = async (days: number) => {
  for (let i = 0; i < days; i += 1) {
    if (i > 0) nextDay()
    await tap()
  }
}

it('ten taps at once, each with a key of its own, check in once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => tap()))
  expect(answers.filter(({ first }) => first)).toHaveLength(1)
  expect(answers.map(({ points }) => points).sort()).toEqual([...Array(9).fill(0), 2])
  expect((await backend().home(member)).points?.available).toBe(102)
})

it('an answer that was lost is given again by the same key, on the next day too', async () => {
  const first = await tap('a-key-of-its-own')
  nextDay()
  expect(await tap('a-key-of-its-own')).toEqual(first)
  expect((await state()).summary).toMatchObject({ done: false, streak: 1 })
})

it('a row of days grows, brings its milestone with a card, and goes on', async () => {
  const given: number[] = []
  for (let i = 0; i < 8; i += 1) {
    given.push((await tap()).points)
    nextDay()
  }
  expect(given).toEqual([2, 2, 2, 3, 3, 3, 5 + 20, 5])
  expect((await state()).makeUp).toMatchObject({ cards: 1 })
  expect((await state()).summary).toMatchObject({ streak: 8, done: false, next: { milestone: { days: 30 }, inDays: 22 } })
})

it('a missed day ends the row; the last minute of a day and the first of the next are two days', async () => {
  backend().clock.ms = startOfDay('2026-11-21', offset) - 1
  await tap()
  backend().clock.ms += 1
  expect(await tap()).toMatchObject({ first: true, checkIn: { summary: { streak: 2, today: '2026-11-21' } } })
  nextDay(2)
  expect((await tap()).checkIn.summary.streak).toBe(1)
})

describe('making up for a missed day', () => {
  it('takes a card, joins the rows around it and brings their milestones once', async () => {
    await daysInARow(7)
    nextDay(2)
    await tap()
    const missed = addDays(dayOf(backend().clock.ms, offset), -1)
    expect((await state()).makeUp).toMatchObject({ cards: 1, repairable: [missed] })
    const { body } = await makeUp(missed)
    expect(body).toMatchObject({ points: 0, milestone: null, checkIn: { summary: { streak: 9 }, makeUp: { cards: 0, usedThisMonth: 1, repairable: [] } } })
    expect(body.checkIn.days).toContainEqual({ day: missed, madeUp: true, milestone: null })
  })

  it('can complete a milestone, which then comes', async () => {
    await daysInARow(7)
    nextDay(3)
    await daysInARow(6)
    nextDay()
    const { makeUp: cards } = await state()
    const [later, earlier] = cards.repairable
    expect([later, earlier]).toEqual([addDays(dayOf(backend().clock.ms, offset), -7), undefined])
    expect((await makeUp(later)).body).toMatchObject({ milestone: { days: 7 }, points: 20 })
  })

  it('is refused without a card, for a day that was not missed, for today and for one of before joining', async () => {
    await daysInARow(2)
    for (const day of ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']) expect((await makeUp(day)).body.code).toBe('MAKE_UP_IMPOSSIBLE')
    expect((await makeUp('tomorrow')).status).toBe(400)
  })

  it('of one day asked for twice at once takes one card', async () => {
    await daysInARow(7)
    nextDay(2)
    const missed = addDays(dayOf(backend().clock.ms, offset), -1)
    const answers = await Promise.all([makeUp(missed), makeUp(missed)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await state()).makeUp.cards).toBe(0)
  })
})

it('a month that is looked back at shows its days', async () => {
  await daysInARow(2)
  nextDay(15)
  expect((await state('2026-11')).days.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21'])
  expect((await state()).days).toEqual([])
})

it('whatever hours a member taps at, each of the server’s days counts once and the row is as long as the days without a gap', async () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 0, max: 24 * 60 - 1 }), async (hours, minutes) => {
      backend().clock.ms = startOfDay('2026-12-01', offset) + minutes * 60_000
      member = await backend().member()
      const days = new Set<string>()
      for (const gap of hours) {
        const today = dayOf(backend().clock.ms, offset)
        const before = days.has(today)
        days.add(today)
        let streak = 0
        while (days.has(addDays(today, -streak))) streak += 1
        const answer = await tap()
        expect(answer.first).toBe(!before)
        expect(answer.checkIn.summary.streak).toBe(streak)
        if (answer.first) expect(answer.points - (answer.milestone?.points ?? 0)).toBe(pointsOfDay(rules, streak))
        backend().clock.ms += gap * hour
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
