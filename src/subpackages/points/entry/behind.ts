import type { components } from '../../../../contract/types.gen'
import type { LedgerEntryDetail } from '../../../state/points'

type Line = components['schemas']['ReceiptLine']
type Entry = LedgerEntryDetail['entry']

const factors: Record<NonNullable<Line['reason']>, (line: Line) => string> = {
  step: () => 'step',
  tier: ({ tierId }) => `tier:${tierId ?? ''}`,
  first_order: () => 'first-order',
  repeat_order: () => 'repeat-orders',
  birthday: () => 'birthday',
  window: ({ name }) => `window:${name ?? ''}`,
}

const gifts: Partial<Record<Entry['source'], string>> = { welcome: 'welcome', monthly_bonus: 'monthly-bonus', check_in: 'check-in' }

const lines: Record<Line['kind'], (line: Line, entry: Entry) => (string | undefined)[]> = {
  base: () => ['base'],
  multiplier: (line) => [line.reason && factors[line.reason](line), line.outdone && 'factors', (line.exactHundredths ?? 0) % 100 > 0 ? 'rounding' : undefined],
  floor: () => ['floor'],
  cap: () => ['daily-cap'],
  fixed: (_line, { source }) => [gifts[source]],
  lot: (_line, { kind }) => [kind === 'expiry' ? 'expiry-day' : kind === 'release' ? undefined : 'order'],
  reversal: (_line, { source }) => (source === 'refund' ? ['refund-share', 'refund-lot'] : []),
  forgiven: () => ['refund-forgiven'],
  merged: () => [],
}

/** Ids of the rule sentences that made the lines of a receipt. */
export function rulesOf(receipt: Line[], entry: Entry): string[] {
  return [...new Set(receipt.flatMap((line) => lines[line.kind](line, entry)).filter((id): id is string => id !== undefined))]
}

/** Ids of all rule sentences that made an entry, how long its points last and what became of its growth among them. */
export function rulesBehind({ entry, receipt, expiresOn }: LedgerEntryDetail): string[] {
  const given = entry.source === 'welcome' || entry.source === 'campaign' || entry.source === 'package_card'
  const about = [
    entry.source === 'hold' && 'hold',
    given && 'outside-cap',
    expiresOn !== null && (given ? 'gift-expiry' : 'expiry'),
    entry.kind === 'accrual' && entry.source === 'purchase' && entry.growth > 0 && 'growth',
    entry.source === 'refund' && 'refund-cap',
  ].filter((id): id is string => id !== false)
  return [...new Set([...rulesOf(receipt, entry), ...about])]
}
