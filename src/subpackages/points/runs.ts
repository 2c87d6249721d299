import { addDays } from '../../../loyalty/calendar'
import type { LedgerEntry } from '../../state/points'
import { brandDay, shortDay } from '../../text/dates'

/** Entries shown as one row, newest first. */
export type Run = LedgerEntry[]

/** Neighbours in the ledger on days that follow one another. Only neighbours: the balance of a row must be true. */
function follows(run: Run, entry: LedgerEntry): boolean {
  const last = run[run.length - 1]
  return entry.source === 'check_in' && last.source === 'check_in' && addDays(brandDay(entry.occurredAt), 1) === brandDay(last.occurredAt)
}

/** The ledger with check-ins of days in a row taken together. */
export function runsOf(entries: LedgerEntry[]): Run[] {
  const runs: Run[] = []
  for (const entry of entries) {
    const run = runs[runs.length - 1]
    if (run && follows(run, entry)) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

/** 11.17–11.20 · 2+2+3+3 */
export function runText(run: Run): string {
  const oldest = [...run].reverse()
  const span = `${shortDay(brandDay(oldest[0].occurredAt))}–${shortDay(brandDay(run[0].occurredAt))}`
  return run.length > 7 ? span : `${span} · ${oldest.map(({ points }) => points).join('+')}`
}
