import { fc } from '../../random'
import { ruleWorlds } from './rules'

const pick = fc.nat(7)
const percent = fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 99 }))
const fen = fc.oneof(
  fc.constantFrom(1, 99, 100, 499, 500, 14_999, 15_000, 19_999, 20_000, 30_000, 99_999, 100_000, 120_000, 300_000),
  fc.integer({ min: 1, max: 4000 }),
  fc.integer({ min: 1, max: 400_000 }),
)
/** Of what is there: so much, all, or one more than all. */
const amount = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.constantFrom('all' as const, 'one too many' as const))

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('buy' as const), fen }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('refund' as const), which: pick, part: fc.oneof(percent, fc.constant('one too many' as const)) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('spend' as const), amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: pick, part: percent }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('gift' as const), source: fc.nat(2), points: fc.integer({ min: 1, max: 1000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('check in' as const), day: fc.nat(2), points: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hold' as const), amount, minutes: fc.constantFrom(1, 15, 1440, 100_000) }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('capture' as const), which: pick, part: percent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), which: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('birthday' as const), birthday: fc.constantFrom('11-20', '12-01', '01-01', '02-29') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
)
export type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const wait = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 72 * 60 }), fc.integer({ min: 4320, max: 500 * 1440 })) }) },
  // To the very end of something, a millisecond before and after too.
  {
    weight: 3,
    arbitrary: fc.record({ until: fc.constantFrom('day' as const, 'month' as const, 'quarter' as const, 'expiry' as const, 'term' as const, 'release' as const, 'rules' as const), off: fc.constantFrom(-1, 0, 1) }),
  },
)
export type Wait = typeof wait extends fc.Arbitrary<infer W> ? W : never

export const history = fc.record({
  /** Minutes before midnights of the brand on which something changes: a month, a year, the rules, a leap day; and a plain noon. */
  start: fc.constantFrom('2026-11-20T04:00:00Z', '2026-06-30T15:55:00Z', '2026-11-30T15:58:00Z', '2026-12-07T15:59:00Z', '2026-12-31T15:50:00Z', '2027-02-28T15:59:30Z', '2028-02-28T15:59:00Z'),
  memberDays: fc.constantFrom(0, 364, 365, 800),
  rules: fc.nat(ruleWorlds.length - 1),
  /** How far the clock of the second server is ahead of the first. */
  skewMs: fc.constantFrom(0, -240_000, 90_000, -1, 600_000),
  /** Whether every law is asked after every step. */
  closely: fc.constantFrom(true, false, false, false),
  steps: fc.array(fc.record({ wait, server: fc.nat(1), act }), { minLength: 3, maxLength: 8 }),
})
export type History = typeof history extends fc.Arbitrary<infer H> ? H : never
