import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import type { Tx } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueFixed, accrueGift } from '../../server/ledger/accrue'
import type { Entry, Member } from '../../server/ledger/post'
import { giveBack } from '../../server/ledger/reverse'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { refund, sell } from '../../server/operations/purchases'
import { Problem } from '../../server/problem'
import { useBackend } from './backend'

const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')

const step = fc.oneof(
  fc.record({ kind: fc.constant('buy' as const), fen: fc.integer({ min: 1, max: 400_000 }) }),
  fc.record({ kind: fc.constant('refund' as const), which: fc.nat(20), fen: fc.integer({ min: 1, max: 400_000 }) }),
  fc.record({ kind: fc.constant('spend' as const), points: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(20), points: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('gift' as const), points: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({ kind: fc.constant('check in' as const), points: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 500 }) }),
  fc.record({ kind: fc.constant('upkeep' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What can be undone later. */
interface Past {
  purchases: { purchaseId: string; left: number }[]
  redemptions: { entry: Entry; left: number }[]
}

async function take(tx: Tx, memberId: string, account: () => Promise<Member>, past: Past, action: Step): Promise<void> {
  const { context } = backend()
  const cause = { sourceId: randomUUID(), label: null }
  switch (action.kind) {
    case 'buy': {
      const { purchaseId } = await sell(tx, context, { memberId, receiptNumber: cause.sourceId, paidFen: action.fen, label: 'a store', at: null })
      past.purchases.push({ purchaseId, left: action.fen })
      break
    }
    case 'refund': {
      const purchase = past.purchases[action.which % past.purchases.length]
      const fen = Math.min(action.fen, purchase?.left ?? 0)
      if (fen === 0) break
      await refund(tx, context, memberId, purchase.purchaseId, fen)
      purchase.left -= fen
      break
    }
    case 'spend': {
      const entry = await spend(tx, context, await account(), { ...cause, points: action.points })
      past.redemptions.push({ entry, left: action.points })
      break
    }
    case 'undo': {
      const redemption = past.redemptions[action.which % past.redemptions.length]
      const points = Math.min(action.points, redemption?.left ?? 0)
      if (points === 0) break
      await giveBack(tx, context, await account(), redemption.entry, points, { ...cause, source: 'redemption' })
      redemption.left -= points
      break
    }
    case 'gift':
      await accrueGift(tx, context, await account(), { ...cause, source: 'campaign', rule: 'gift' }, action.points)
      break
    case 'check in':
      await accrueFixed(tx, context, await account(), { ...cause, source: 'check_in', rule: 'check_in' }, { points: action.points, growth: 2 })
      break
    case 'wait':
      backend().clock.ms += action.hours * 3_600_000
      break
    case 'upkeep':
      break
  }
}

it('whatever a member does, in whatever order and however late, every law of the ledger holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      backend().clock.ms = start
      const memberId = (await backend().member()).subjectId
      const past: Past = { purchases: [], redemptions: [] }
      for (const action of steps) {
        if (action.kind === 'upkeep') await upkeep(backend().context)
        const acted = backend().database.db.transaction().execute((tx) => take(tx, memberId, () => openAccount(tx, backend().context, memberId, 'NOT_FOUND'), past, action))
        await acted.catch((error) => {
          // Spending more than there is may be refused; nothing else may fail.
          if (!(error instanceof Problem) || error.code !== 'INSUFFICIENT_POINTS') throw error
        })
      }
      expect(await backend().brokenLaws()).toEqual([])
    }),
    { numRuns: 25, seed: 20261120, endOnFailure: true },
  )
}, 240_000)
