import { sha256 } from 'js-sha256'
import { chainStart, followChain, type Break, type Link } from '../../../../loyalty/chain'
import { balanceNow, chainAfter, keepVerified, lastVerified, type SealedEntry } from '../../../state/chain'

const genesis: Link = { seq: 0, hash: chainStart, balance: 0 }

/** What of a ledger does not hold. */
export interface Fault {
  /** rewritten: an entry that held when this phone last looked is another one now. missing: entries that were there are gone. */
  what: Break['what'] | 'rewritten' | 'missing' | 'total'
  entry: SealedEntry | null
  seq: number
}

export type Verdict =
  | { holds: true; entries: number; checked: number; balance: number; shown: number }
  | { holds: false; fault: Fault }

/** Called with how many of how many entries have been checked. */
type Tell = (checked: number, of: number) => void

/**
 * Recomputes the ledger on this phone: from the newest entry it found to hold before, or from the first one.
 * The link that was kept is not asked from the server again, so a past that was rewritten in itself is found too.
 */
export async function verify(fromStart: boolean, tell: Tell): Promise<Verdict> {
  const found = lastVerified()
  const kept = found && found.seq > 0 ? found : null
  const start = fromStart || !kept ? genesis : kept
  let last = start
  for (;;) {
    const { entries, head } = await chainAfter(last.seq)
    const followed = followChain(last, entries, sha256)
    if (followed.broken) return { holds: false, fault: await faultOf(followed.broken, last, entries, kept) }
    last = followed.last
    tell(last.seq - start.seq, head.seq - start.seq)
    const then = entries.find(({ seq }) => seq === kept?.seq)
    if (kept && then && then.hash !== kept.hash) return { holds: false, fault: { what: 'rewritten', entry: then, seq: kept.seq } }
    if (head.seq < last.seq) return { holds: false, fault: { what: 'missing', entry: null, seq: head.seq + 1 } }
    if (entries.length === 0 && head.seq > last.seq) return { holds: false, fault: { what: 'gap', entry: null, seq: last.seq + 1 } }
    if (head.seq > last.seq) continue
    if (head.hash !== last.hash) return { holds: false, fault: (kept && (await rewrittenAt(kept))) ?? { what: 'hash', entry: null, seq: head.seq } }
    const shown = await balanceNow()
    // What was written meanwhile is checked too, before the two sums are compared.
    const since = await chainAfter(last.seq, 1)
    if (since.entries.length > 0) continue
    // Points that have just lapsed are gone from the balance at once, and from the ledger a moment later.
    if (head.balance !== last.balance || shown > last.balance) return { holds: false, fault: { what: 'total', entry: null, seq: last.seq } }
    keepVerified(last)
    return { holds: true, entries: last.seq, checked: last.seq - start.seq, balance: last.balance, shown }
  }
}

async function rewrittenAt(kept: Link): Promise<Fault | null> {
  const [entry] = (await chainAfter(kept.seq - 1, 1)).entries
  if (entry && entry.seq === kept.seq && entry.hash === kept.hash) return null
  return entry?.seq === kept.seq ? { what: 'rewritten', entry, seq: kept.seq } : { what: 'missing', entry: null, seq: kept.seq }
}

/** Names the entry at fault; where the first new one does not fit, the fault may lie in what was checked before. */
async function faultOf(broken: Break, last: Link, entries: SealedEntry[], kept: Link | null): Promise<Fault> {
  const first = broken.seq === last.seq + 1 && kept?.seq === last.seq
  const earlier = first && kept ? await rewrittenAt(kept) : null
  return earlier ?? { what: broken.what, entry: entries.find(({ seq }) => seq === broken.seq) ?? null, seq: broken.seq }
}

/** The whole sealed ledger with its head, for keeping elsewhere. */
export async function wholeChain(): Promise<string> {
  const entries: SealedEntry[] = []
  for (;;) {
    const page = await chainAfter(entries.length > 0 ? entries[entries.length - 1].seq : 0)
    entries.push(...page.entries)
    if (page.entries.length === 0 || entries[entries.length - 1].seq >= page.head.seq) return JSON.stringify({ head: page.head, entries })
  }
}
