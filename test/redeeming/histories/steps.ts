import { fc } from '../../random'

const phone = fc.nat(1)
const reward = fc.constantFrom('tea' as const, 'tea' as const, 'cup' as const)
const which = fc.nat(3)
/** So many turns after it the app is killed. */
const diesAfter = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(9) })

const tap = fc.record({ kind: fc.constant('tap' as const), phone, reward, times: fc.constantFrom(1, 1, 2), reserve: fc.constantFrom(false, false, true), diesAfter })
const have = fc.record({ kind: fc.constant('have' as const), phone, reward: fc.constantFrom('tea' as const, 'cup' as const), reserve: fc.boolean() })
const ordinary = [
  { weight: 5, arbitrary: have },
  { weight: 8, arbitrary: tap },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('arrive' as const), which }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('answer' as const), which, diesAfter }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lose' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fail' as const), which, done: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('come twice' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('kill' as const), phone }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), phone }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(0.21, 11) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take back' as const), phone, diesAfter }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('complete' as const), phone, diesAfter }) },
]
const brand = fc.record({ kind: fc.constant('brand' as const), reward, does: fc.constantFrom('dearer' as const, 'as before' as const, 'fewer' as const, 'withdrawn' as const) })
const time = fc.record({ kind: fc.constant('time passes' as const), by: fc.constantFrom(1, 2, 3, 5) })
const tier = fc.record({ kind: fc.constant('tier drops' as const) })
const session = fc.record({ kind: fc.constant('session ends' as const), phone })
const first = fc.oneof(tap, have)
const steps = (...more: fc.WeightedArbitrary<Step>[]) => fc.tuple(first, fc.array(fc.oneof(...ordinary, ...more), { minLength: 2, maxLength: 6 })).map(([one, others]) => [one, ...others])

export type Step = typeof ordinary[number]['arbitrary'] extends fc.Arbitrary<infer S> ? S | (typeof brand | typeof time | typeof tier | typeof session extends fc.Arbitrary<infer T> ? T : never) : never

/** What goes on around the phones: one thing in most histories, so that it meets every order of the others; all of it in some. */
const around = fc.oneof(
  { weight: 6, arbitrary: steps() },
  { weight: 3, arbitrary: steps({ weight: 8, arbitrary: brand }) },
  { weight: 3, arbitrary: steps({ weight: 8, arbitrary: time }) },
  { weight: 2, arbitrary: steps({ weight: 5, arbitrary: tier }) },
  { weight: 2, arbitrary: steps({ weight: 5, arbitrary: session }) },
  { weight: 1, arbitrary: steps({ weight: 4, arbitrary: brand }, { weight: 5, arbitrary: time }, { weight: 2, arbitrary: tier }, { weight: 2, arbitrary: session }) },
)

export const history = fc.record({
  /** Whether the second phone is the same member's. */
  shared: fc.boolean(),
  /** How wrong the phones' clocks are. */
  skewMs: fc.constantFrom(0, 0, -14, 14).map((hours) => hours * 3_600_000),
  /** The request that goes to a server whose clock is ahead, by its place. */
  ahead: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(3) }),
  steps: around,
})
export type History = typeof history extends fc.Arbitrary<infer H> ? H : never
