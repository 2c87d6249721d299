import { fc } from '../random'

const which = fc.nat(5)
const page = fc.constantFrom('home' as const, 'tasks' as const)

const tap = fc.record({ kind: fc.constant('tap' as const), page, times: fc.constantFrom(1, 1, 2, 10) })
const makeUp = fc.record({ kind: fc.constant('make up' as const), times: fc.constantFrom(1, 1, 2) })
const claim = fc.record({ kind: fc.constant('claim' as const), times: fc.constantFrom(1, 1, 2) })
const step = fc.oneof(
  { weight: 8, arbitrary: tap },
  { weight: 4, arbitrary: makeUp },
  { weight: 4, arbitrary: claim },
  // What is on its way goes on: the request to the server, the answer to the phone, in any order.
  { weight: 14, arbitrary: fc.record({ kind: fc.constant('arrive' as const), which }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('answer' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lose' as const), which }) },
  /** A failing server or what stands before it: before the request was done, or after. */
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fail' as const), which, done: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(30, 700, 5100, 12_100) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look again' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('turn page' as const), page }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('kill' as const), page, restartMs: fc.constantFrom(100, 2000, 60_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('network' as const), online: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('other phone' as const), act: fc.constantFrom('check in' as const, 'make up' as const, 'claim' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('midnight' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sign in' as const), who: fc.constantFrom('first' as const, 'second' as const, null) }) },
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

export const interleaving = fc.record({
  first: fc.constantFrom(0, 1, 2, 2, 3),
  second: fc.nat(3),
  /** How wrong the phone's clock is. */
  skewMs: fc.constantFrom(0, 0, -14, 14, -3, 9).map((hours) => hours * 3_600_000),
  pages: fc.constantFrom(['home' as const], ['tasks' as const], ['home' as const, 'tasks' as const]),
  /** Whether what the first screens asked for has come before anything else happens. */
  settled: fc.constantFrom(true, true, true, false),
  steps: fc.tuple(fc.array(step, { maxLength: 2 }), fc.oneof(tap, tap, makeUp, claim), fc.array(step, { minLength: 2, maxLength: 12 })).map(([before, act, after]) => [...before, act, ...after]),
  /** In which order all that is under way comes in at last. */
  last: fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }),
})
export type Interleaving = typeof interleaving extends fc.Arbitrary<infer I> ? I : never
