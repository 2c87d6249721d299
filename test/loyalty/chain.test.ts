import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { canonical } from '../../loyalty/canonical'
import { chainStart, followChain, sealText, type Link, type SealedEntry } from '../../loyalty/chain'

type Sealed = SealedEntry & { hash: string }

/** The build for browsers and phones; under Node the package would hand the work to Node's own. */
const { sha256 } = jest.requireActual<{ sha256: (text: string) => string }>('js-sha256/build/sha256.cjs')
const genesis: Link = { seq: 0, hash: chainStart, balance: 0 }

/** An honest ledger of so many movements; what would overdraw it is an accrual instead. */
function ledger(movements: number[]): Sealed[] {
  let last = genesis
  return movements.map((movement, index) => {
    const points = last.balance + movement < 0 ? -movement : movement
    const entry: SealedEntry = {
      memberId: '019aa000-0000-7000-8000-000000000001',
      seq: index + 1,
      entryId: `019aa000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      kind: points < 0 ? 'redemption' : 'accrual',
      source: points < 0 ? 'redemption' : 'purchase',
      sourceId: `s-${index}`,
      rule: 'purchase',
      label: index % 2 ? null : '武康路店',
      occurredAt: new Date(Date.parse('2026-11-20T04:00:00Z') + index * 60_000).toISOString(),
      ruleVersion: 3,
      points,
      growth: index,
      balanceAfter: last.balance + points,
      receipt: [{ kind: 'fixed', points }],
      expiresAt: points < 0 ? null : '2029-12-31T16:00:00.000Z',
      reversesSeq: null,
    }
    const hash = sha256(sealText(last.hash, entry))
    last = { seq: entry.seq, hash, balance: entry.balanceAfter }
    return { ...entry, hash }
  })
}

const ledgers = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 25 }).map(ledger)
/** A ledger and one of its places. */
const places = ledgers.chain((entries) => fc.record({ entries: fc.constant(entries), at: fc.nat({ max: entries.length - 1 }) }))
const follow = (entries: Sealed[], from = genesis) => followChain(from, entries, sha256)

/** The same field with another value of its kind. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return value + '0'
  if (value === null) return 1
  return [...(value as object[]), { kind: 'lot', points: 0 }]
}

describe('a chain of entries', () => {
  it('that nobody has touched holds, and ends at its balance', () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        const end = entries[entries.length - 1]
        expect(follow(entries)).toEqual({ last: { seq: end.seq, hash: end.hash, balance: end.balanceAfter }, broken: null })
      }),
    )
  })

  it('holds just as well when it is followed in pieces', () => {
    fc.assert(fc.property(places, ({ entries, at }) => expect(follow(entries.slice(at), follow(entries.slice(0, at)).last)).toEqual(follow(entries))))
  })

  const fields = Object.keys(ledger([1])[0]) as (keyof Sealed)[]
  it.each(fields)('betrays a change of %s at the very entry', (field) => {
    fc.assert(
      fc.property(places, ({ entries, at }) => {
        const forged = entries.map((entry, index) => (index === at ? { ...entry, [field]: other(entry[field]) } : entry))
        expect(follow(forged).broken?.seq).toBe(field === 'seq' ? at + 2 : at + 1)
      }),
      { numRuns: 30 },
    )
  })

  it('betrays what a receipt says, deep inside', () => {
    const entries = ledger([10, 20, 30])
    const forged = entries.map((entry, index) => (index === 1 ? { ...entry, receipt: [{ kind: 'fixed', points: 21 }] } : entry))
    expect(follow(forged).broken).toEqual({ seq: 2, what: 'hash' })
  })

  it('betrays an entry that was dropped, at the one after it', () => {
    fc.assert(
      fc.property(places, ({ entries, at }) => {
        const forged = entries.filter((_, index) => index !== at)
        expect(follow(forged).broken).toEqual(at === entries.length - 1 ? null : { seq: at + 2, what: 'gap' })
        // The newest one dropped leaves a shorter chain that holds: that is why the head is compared.
        if (at === entries.length - 1) expect(follow(forged).last.seq).toBe(entries.length - 1)
      }),
    )
  })

  it('betrays neighbours that were swapped', () => {
    fc.assert(
      fc.property(places, ({ entries, at }) => {
        fc.pre(at > 0)
        const forged = [...entries]
        ;[forged[at - 1], forged[at]] = [forged[at], forged[at - 1]]
        expect(follow(forged).broken).toEqual({ seq: at + 1, what: 'gap' })
      }),
    )
  })

  it('betrays an entry that was put in between, also when all after it are numbered anew', () => {
    fc.assert(
      fc.property(places, fc.boolean(), ({ entries, at }, renumbered) => {
        const alien: Sealed = { ...entries[at], entryId: '019aa000-0000-7000-8000-ffffffffffff', points: 0, balanceAfter: at === 0 ? 0 : entries[at - 1].balanceAfter }
        const forged = [...entries.slice(0, at), alien, ...entries.slice(at)].map((entry, index) => (renumbered ? { ...entry, seq: index + 1 } : entry))
        expect(follow(forged).broken).toMatchObject({ seq: at + 1 })
      }),
    )
  })

  it('that was rewritten from some entry on does not fit a link that was kept', () => {
    fc.assert(
      fc.property(places, ({ entries, at }) => {
        fc.pre(at < entries.length - 1)
        const kept = follow(entries.slice(0, at + 1)).last
        const rewritten: Sealed[] = []
        for (const { hash: _, ...entry } of entries) {
          const changed = { ...entry, label: '别的店' }
          rewritten.push({ ...changed, hash: sha256(sealText(rewritten[rewritten.length - 1]?.hash ?? chainStart, changed)) })
        }
        expect(follow(rewritten).broken).toBeNull()
        expect(follow(rewritten.slice(at + 1), kept).broken).toEqual({ seq: at + 2, what: 'hash' })
      }),
    )
  })
})

describe('the text that is hashed', () => {
  interface Vectors {
    head: Link
    links: { text: string; entry: Sealed }[]
  }
  const { head, links } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'contract', 'chain-vectors.json'), 'utf8')) as Vectors

  it('is that of the contract’s test vectors', () => {
    let before = chainStart
    for (const { text, entry } of links) {
      const { hash, ...rest } = entry
      expect(sealText(before, rest)).toBe(text)
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
      before = hash
    }
    expect(follow(links.map(({ entry }) => entry))).toEqual({ last: head, broken: null })
  })

  it('does not depend on the order of fields, nor on fields that are not there', () => {
    expect(canonical({ b: [{ z: 1, a: null }], a: undefined, A: '"' })).toBe('{"A":"\\"","b":[{"a":null,"z":1}]}')
  })

  it('has the same hash on a phone as on the server, whatever is written in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))))
  })
})
