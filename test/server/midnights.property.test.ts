import { fc, seed } from '../random'
import { addDays, dayOf, startOfDay } from '../../loyalty/calendar'
import { milestoneAt, nextMilestone, pointsOfDay } from '../../loyalty/check-in'
import { ruleAt } from '../../loyalty/rules'
import type { components } from '../../contract/types.gen'
import type { Backend } from './backend'
import { isPostgres } from './engine'
import { rehearse } from './undone'
import type { Rehearsal } from './undone'

type Schemas = components['schemas']

const checkIns = Number(process.env.MIDNIGHTS_CHECK_INS ?? 7000)
const zones = [-600, 345, 840]
const perZone = Math.ceil(checkIns / zones.length)

type Laws = typeof import('../../server/ledger/laws') & typeof import('../../server/ledger/invariants')

/** The server as a brand of another zone runs it: where a brand lies is a number in its folder, read when the server starts. */
function serverAt(utcOffsetMinutes: number) {
  let server: { Server: typeof Backend; brokenLaws: ReturnType<Laws['asksOne']> } | undefined
  jest.isolateModules(() => {
    Object.assign(jest.requireActual<{ programme: object }>('../../brand/programme').programme, { utcOffsetMinutes })
    const { laws } = jest.requireActual<Laws>('../../server/ledger/laws')
    const { asksOne } = jest.requireActual<Laws>('../../server/ledger/invariants')
    server = { Server: jest.requireActual<{ Backend: typeof Backend }>('./backend').Backend, brokenLaws: asksOne(laws) }
  })
  return server!
}

const hours = (most: number) => fc.integer({ min: -most * 3600, max: most * 3600 }).map((seconds) => seconds * 1000)
const nearMidnight = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(-1, 0, 1) },
  { weight: 3, arbitrary: fc.integer({ min: -5000, max: 5000 }) },
  { weight: 2, arbitrary: hours(3) },
  { weight: 1, arbitrary: hours(11) },
)
/** One tap on one of a member's phones. */
const tap = fc.record({
  /** How many midnights later, and how far from that one. */
  midnights: fc.constantFrom(0, 0, 1, 1, 1, 1, 1, 2),
  off: nearMidnight,
  server: fc.nat(1),
  /** How wrong the clock of the phone is. */
  skewMs: fc.oneof(fc.constantFrom(-14, -8, 8, 14).map((wrong) => wrong * 3_600_000), hours(14)),
  /** Whether the phone sends again what it has sent before, not having got the answer. */
  again: fc.constantFrom(false, false, false, true),
})
const story = fc.record({
  /** A month and a year that end, both kinds of February, and a plain day. */
  day: fc.constantFrom('2026-11-28', '2026-12-29', '2027-02-26', '2028-02-27', '2026-12-10'),
  /** How far the clock of the second server is ahead of the first. */
  aheadMs: fc.constantFrom(0, 2, 1500, -1500, 60_000),
  /** Whether the laws of the ledger are asked at the end. */
  closely: fc.constantFrom(true, false, false, false),
  taps: fc.array(tap, { minLength: 8, maxLength: 26 }),
})
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never

/** All that counts: on which days of the server somebody checked in. */
class Days {
  readonly known = new Set<string>()

  /** The days without a gap up to one. */
  row(end: string): number {
    let length = 0
    while (this.known.has(addDays(end, -length))) length += 1
    return length
  }

  summary(today: string, nowMs: number, { context }: Backend): Schemas['CheckInSummary'] {
    const rules = ruleAt(context.rules, nowMs).checkIn!
    const done = this.known.has(today)
    const streak = this.row(done ? today : addDays(today, -1))
    const worth = (days: number) => pointsOfDay(rules, days) + (milestoneAt(rules, days)?.points ?? 0)
    const upTo = done ? streak : streak + 1
    const next = nextMilestone(rules, streak)
    const week = [-4, -3, -2, -1, 0, 1, 2].map((ahead): Schemas['WeekDay'] => {
      const day = addDays(today, ahead)
      const missing = ahead < 0 ? 'missed' : ahead === 0 ? 'today' : 'ahead'
      return { day, state: ahead <= 0 && this.known.has(day) ? 'done' : missing, points: ahead < 0 ? 0 : worth(upTo + ahead) }
    })
    return { today, done, streak, pointsToday: worth(upTo), next: next && { milestone: next, inDays: next.days - streak }, week }
  }
}

async function live({ backend, tx }: Rehearsal, { subjectId }: Schemas['Session'], zone: number, { day, aheadMs, taps }: Story): Promise<{ sent: number; counted: number }> {
  const { clock, app } = backend
  const token = app.jwt.sign({ sub: subjectId, role: 'member', exp: Date.parse('2030-01-01') / 1000 })
  const days = new Days()
  let [midnights, firstServer] = [0, 0]
  let last: { key: string; answer: Schemas['CheckedIn'] } | undefined
  for (const [place, { off, server, skewMs, again, ...later }] of taps.entries()) {
    midnights += later.midnights
    // The first server's clock never goes back; the second's is as far from it as ever.
    firstServer = Math.max(firstServer, startOfDay(addDays(day, midnights), zone) + off)
    clock.ms = firstServer + (server === 0 ? 0 : aheadMs)
    const today = dayOf(clock.ms, zone)
    const wrong = new Date(clock.ms + skewMs)
    const key = again && last ? last.key : `${wrong.getTime()}-${place}-of-${zone}`
    // All that a phone could say of its clock; and where its own day may be named it is refused.
    const headers = { date: wrong.toUTCString(), 'server-time': wrong.toISOString(), 'if-modified-since': wrong.toUTCString() }
    if (place === 0) expect((await backend.ask(`/me/check-ins`, { token, headers, body: { day: dayOf(wrong.getTime(), zone) } })).status).toBe(400)
    const { status, body: answer } = await backend.ask<Schemas['CheckedIn']>('/me/check-ins', { token, headers, key, body: {} })
    expect(status).toBe(201)
    if (again && last) {
      expect(answer).toEqual(last.answer)
      continue
    }
    const first = !days.known.has(today)
    const early = days.known.has(addDays(today, 1))
    days.known.add(today)
    const { context } = backend
    const rules = ruleAt(context.rules, clock.ms).checkIn!
    expect(answer).toMatchObject({ first, growth: first ? rules.growth : 0, checkIn: { summary: days.summary(today, clock.ms, backend) } })
    // A day that comes in after the next one joins rows: what that completes is told where rows are made up.
    if (!early) expect(answer.points).toBe(first ? pointsOfDay(rules, days.row(today)) + (milestoneAt(rules, days.row(today))?.points ?? 0) : 0)
    last = { key, answer }
  }
  const months = [...new Set([...days.known].map((known) => known.slice(0, 7)))]
  const shown = await Promise.all(months.map((month) => backend.ask<Schemas['CheckIn']>(`/me/check-in?month=${month}`, { token })))
  expect(shown.flatMap(({ body }) => body.days.map((one) => one.day)).sort()).toEqual([...days.known].sort())
  const rows = await tx.selectFrom('check_in').select(['day', 'streak']).where('member_id', '=', subjectId).orderBy('day').execute()
  expect(rows).toEqual([...days.known].sort().map((known) => ({ day: known, streak: days.row(known) })))
  const accruals = await tx.selectFrom('ledger_entry').select('source_id').where('member_id', '=', subjectId).where('rule', '=', 'check_in').orderBy('source_id').execute()
  expect(accruals.map(({ source_id }) => source_id)).toEqual([...days.known].sort())
  return { sent: taps.length, counted: days.known.size }
}

it.each(zones)(`${perZone} check-ins within hours and milliseconds of midnight at UTC %i minutes, by phones up to 14 h wrong, on two servers: one a day of the server, streaks right`, async (zone) => {
  const total = { sent: 0, counted: 0 }
  let member: Schemas['Session']
  const prepare = async (backend: Backend) => {
    backend.clock.ms = Date.parse('2026-11-20T04:00:00Z')
    member = await backend.member()
  }
  const { Server, brokenLaws } = serverAt(zone)
  await rehearse(Server, prepare, async (rehearsal) => {
    // As many stories as it takes: how long each is, chance decides.
    for (let round = 0; total.sent < perZone; round += 1) {
      const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(
        fc.asyncProperty(story, async (told) => {
          const { sent, counted } = await live(rehearsal, member, zone, told)
          if (told.closely) expect(await brokenLaws(rehearsal.tx, member.subjectId)).toEqual([])
          total.sent += sent
          total.counted += counted
        }).afterEach(rehearsal.undo),
        { numRuns: 5, seed: seed + round, path: process.env.MIDNIGHTS_PATH, endOnFailure: Boolean(process.env.FAULT) },
      )
      if (failed) {
        const again = `${isPostgres ? 'TEST_ENGINE=postgres ' : ''}SEED=${seed + round} MIDNIGHTS_PATH=${counterexamplePath} npx jest --selectProjects server --testPathPatterns server/midnights --forceExit -t ${zone}`
        throw new Error(`${String(errorInstance)}\n${JSON.stringify(counterexample)}\nThis story again: ${again}`, { cause: errorInstance })
      }
      if (process.env.MIDNIGHTS_PATH) return
    }
    // Taps that never count would prove nothing, nor would days that were tapped once only.
    expect(total.counted / total.sent).toBeGreaterThan(0.3)
    expect(total.counted / total.sent).toBeLessThan(0.8)
  })
}, 600_000)
