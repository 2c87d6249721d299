import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import type { RuleVersion } from '../../loyalty/rules'
import { rulesBehind } from '../../src/subpackages/points/entry/behind'
import { ruleSentences } from '../../src/text/rules'

type Detail = components['schemas']['LedgerEntryDetail']
type Line = components['schemas']['ReceiptLine']

const newest = ruleVersions[ruleVersions.length - 1]
// With checking in, whether the brand has begun with it or not.
const rule: RuleVersion = { ...newest, checkIn: { streakPoints: [2], growth: 2, milestones: [], makeUp: { withinDays: 7, perMonth: 2 } } }
const known = ruleSentences(rule).map(({ id }) => id)

const entry = (receipt: Line[], more: Partial<Detail['entry']> = {}, expiresOn: string | null = null): Detail => ({
  entry: { entryId: '', kind: 'accrual', source: 'purchase', label: null, occurredAt: '2026-11-20T04:00:00Z', points: 1, balanceAfter: 1, growth: 0, ...more },
  receipt,
  postings: [],
  ruleVersion: rule.version,
  reverses: null,
  reversedBy: [],
  expiresOn,
  capToday: null,
  underTodaysRules: null,
})

const factor = (reason: NonNullable<Line['reason']>, more: Partial<Line> = {}): Line => ({ kind: 'multiplier', points: 1, percent: 150, exactHundredths: 100, reason, ...more })

it.each<[string, Detail, string[]]>([
  ['a purchase by every factor', entry([{ kind: 'base', points: 1 }, factor('step'), factor('tier', { tierId: 'ear' }), factor('window', { name: '会员日' })], { growth: 1 }, '2029-12-31'), ['base', 'step', 'tier:ear', 'window:会员日', 'expiry', 'growth']],
  ['a rounded factor that outdid others', entry([factor('birthday', { exactHundredths: 150, outdone: ['window'] })]), ['birthday', 'factors', 'rounding']],
  ['a first and a repeated order', entry([factor('first_order'), factor('repeat_order', { orderNumber: 2 })]), ['first-order', 'repeat-orders']],
  ['a floor and a cap', entry([{ kind: 'floor', points: 1 }, { kind: 'cap', points: -1 }]), ['floor', 'daily-cap']],
  ['a welcome', entry([{ kind: 'fixed', points: 100 }], { source: 'welcome' }, '2027-05-31'), ['welcome', 'outside-cap', 'gift-expiry']],
  ['a monthly bonus', entry([{ kind: 'fixed', points: 30 }], { source: 'monthly_bonus' }, '2029-12-31'), ['monthly-bonus', 'expiry']],
  ['checking in', entry([{ kind: 'fixed', points: 2 }], { source: 'check_in', growth: 2 }, '2029-12-31'), ['check-in', 'expiry']],
  ['a refund that forgives', entry([{ kind: 'reversal', points: -2 }, { kind: 'forgiven', points: 1 }], { kind: 'reversal', source: 'refund' }), ['refund-share', 'refund-lot', 'refund-forgiven', 'refund-cap']],
  ['a redemption', entry([{ kind: 'lot', points: -5 }], { kind: 'redemption', source: 'redemption' }), ['order']],
  ['points that lapsed', entry([{ kind: 'lot', points: -5 }], { kind: 'expiry', source: 'expiry' }), ['expiry-day']],
  ['points set aside', entry([{ kind: 'lot', points: -5 }], { kind: 'hold', source: 'hold' }), ['order', 'hold']],
  ['points let go', entry([{ kind: 'lot', points: 5 }], { kind: 'release', source: 'hold' }), ['hold']],
])('behind %s stand these rules, and each of them has its sentence', (_what, detail, ids) => {
  expect(rulesBehind(detail)).toEqual(ids)
  expect(ids.filter((id) => !known.includes(id))).toEqual([])
})
