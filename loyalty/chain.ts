import { canonical } from './canonical'

/** Everything of an entry that is sealed. Instants are RFC 3339 in UTC with milliseconds. */
export interface SealedEntry {
  memberId: string
  seq: number
  entryId: string
  kind: string
  source: string
  sourceId: string
  rule: string
  label: string | null
  occurredAt: string
  ruleVersion: number
  points: number
  growth: number
  balanceAfter: number
  receipt: readonly object[]
  expiresAt: string | null
  reversesSeq: number | null
}

/** What the first entry is linked to. */
export const chainStart = ''

/**
 * The text whose SHA-256 in hex is an entry's hash. It holds the hash before it, so that no entry can be changed, dropped or
 * put in between without all later ones being changed too.
 */
export function sealText(previousHash: string, entry: SealedEntry): string {
  return canonical({ previousHash, ...entry })
}

/** The first entry at which a chain breaks. */
export interface Break {
  seq: number
  /** hash: its content is not what was sealed. gap: one before it is missing. balance: it does not follow from the one before. */
  what: 'hash' | 'gap' | 'balance'
}

export interface Link {
  seq: number
  hash: string
  balance: number
}

/** Follows entries on from a link that is known to hold; sha256 gives the hex of a text's SHA-256. */
export function followChain(from: Link, entries: readonly (SealedEntry & { hash: string })[], sha256: (text: string) => string): { last: Link; broken: Break | null } {
  let last = from
  for (const { hash, ...entry } of entries) {
    if (entry.seq !== last.seq + 1) return { last, broken: { seq: entry.seq, what: 'gap' } }
    if (entry.balanceAfter !== last.balance + entry.points) return { last, broken: { seq: entry.seq, what: 'balance' } }
    if (sha256(sealText(last.hash, entry)) !== hash) return { last, broken: { seq: entry.seq, what: 'hash' } }
    last = { seq: entry.seq, hash, balance: entry.balanceAfter }
  }
  return { last, broken: null }
}
