import { sql } from 'kysely'
import type { Context } from '../../server/context'
import { grantCoupon } from '../../server/coupons'
import type { Tx } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import type { Entry, Member } from '../../server/ledger/post'
import { giveBack } from '../../server/ledger/reverse'
import { spend } from '../../server/ledger/spend'
import { mergeCards } from '../../server/merge/carry-out'
import { keeperOf } from '../../server/merge/cards'
import { offerMerge } from '../../server/merge/offer'
import type { CardMerge } from '../../server/merge/offer'
import { foresee } from '../../server/merge/preview'
import { takeApart } from '../../server/merge/take-apart'
import { refund, sell } from '../../server/operations/purchases'
import { fc } from '../random'

const day = 86_400_000
const card = fc.nat(3)
const percent = fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 99 }))
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('buy' as const), card, fen: fc.oneof(fc.constantFrom(99, 20_000, 30_000, 120_000), fc.integer({ min: 100, max: 60_000 })) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('gift' as const), card, points: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('spend' as const), card, part: percent }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('give back' as const), which: fc.nat(7), part: percent }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('refund' as const), which: fc.nat(7), part: percent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('coupon' as const), card }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('merge' as const), card, other: card }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 6, 40, 200, 400) }) },
)
export const story = fc.record({ cards: fc.integer({ min: 2, max: 4 }), closely: fc.constantFrom(true, false, false, false), steps: fc.array(act, { minLength: 8, maxLength: 16 }) })
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

interface Bought {
  memberId: string
  purchaseId: string
  /** Fen that have not gone back. */
  left: number
}

/** How often what was worth seeing has happened. */
export const seen = new Map<string, number>()
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)

/** Two to four cards of one person, and what everything together is worth. */
export class Cards {
  readonly #merges: CardMerge[] = []
  readonly #bought: Bought[] = []
  readonly #spent: { memberId: string; entry: Entry; left: number }[] = []

  constructor(
    readonly tx: Tx,
    readonly context: Context,
    readonly clock: { ms: number },
    readonly ids: string[],
    readonly staffId: string,
  ) {}

  open(memberId: string): Promise<Member> {
    return openAccount(this.tx, this.context, memberId, 'NOT_FOUND')
  }

  /** Points by their ends, growth and usable coupons of all cards together: what merging and taking apart must not change. */
  async worth(): Promise<{ ends: Record<string, number>; growth: number; coupons: number; spend: number }> {
    const now = new Date(this.context.now())
    for (const id of this.ids) await this.open(id)
    const { rows: ends } = await sql<{ end: string; points: number }>`
      select expires_at::text as end, sum(points)::integer as points from point_expiry where member_id = any(${this.ids}::uuid[]) and points > 0 group by 1 order by 1`.execute(this.tx)
    const { rows } = await sql<{ growth: number; coupons: number; spend: number }>`
      select (select sum(growth) from member where member_id = any(${this.ids}::uuid[]))::integer as growth,
        (select coalesce(sum(fen), 0) from spend_day where member_id = any(${this.ids}::uuid[]))::integer as spend,
        (select count(*) from coupon where member_id = any(${this.ids}::uuid[]) and used_at is null and voided_at is null and given_at is null and expires_at > ${now})::integer as coupons`.execute(this.tx)
    return { ends: Object.fromEntries(ends.map(({ end, points }) => [end, points])), ...rows[0] }
  }

  async total(): Promise<number> {
    return Object.values((await this.worth()).ends).reduce((sum, points) => sum + points, 0)
  }

  async take(step: Act): Promise<void> {
    const { tx, context, ids } = this
    switch (step.kind) {
      case 'wait':
        this.clock.ms += step.days * day
        return
      case 'buy': {
        const memberId = await keeperOf(tx, ids[step.card % ids.length])
        const { purchaseId } = await sell(tx, context, { memberId, receiptNumber: context.newId(), paidFen: step.fen, label: 'a store', at: null })
        this.#bought.push({ memberId, purchaseId, left: step.fen })
        return
      }
      case 'gift': {
        const member = await this.open(await keeperOf(tx, ids[step.card % ids.length]))
        await accrueGift(tx, context, member, { source: 'campaign', sourceId: context.newId(), rule: 'gift', label: null }, step.points)
        return
      }
      case 'coupon':
        await grantCoupon(tx, context, (await this.open(await keeperOf(tx, ids[step.card % ids.length]))).member_id, 'off-8', context.newId())
        return
      case 'spend': {
        const member = await this.open(await keeperOf(tx, ids[step.card % ids.length]))
        const points = Math.ceil((member.points_available * step.part) / 100)
        if (points === 0) return
        this.#spent.push({ memberId: member.member_id, entry: await spend(tx, context, member, { sourceId: context.newId(), label: null, points }), left: points })
        return
      }
      case 'give back': {
        const spent = this.#spent[step.which % this.#spent.length]
        const points = Math.ceil(((spent?.left ?? 0) * step.part) / 100)
        if (points === 0) return
        await giveBack(tx, context, await this.open(spent.memberId), spent.entry, points, { source: 'redemption', sourceId: context.newId(), label: null })
        spent.left -= points
        return
      }
      case 'refund':
        return this.#refund(await this.#returned(step.which), step.part)
      case 'merge':
        return this.#merge(ids[step.card % ids.length], ids[step.other % ids.length])
      case 'undo':
        return this.#undo(this.#merges[step.which % this.#merges.length])
    }
  }

  /** Something that can still be given back; rather of a card that was merged since. */
  async #returned(which: number): Promise<Bought | undefined> {
    const left = this.#bought.filter((bought) => bought.left > 0)
    const merged = await this.tx.selectFrom('member').select('member_id').where('merged_into', 'is not', null).where('member_id', 'in', this.ids).execute()
    const rather = left.filter(({ memberId }) => merged.some(({ member_id }) => member_id === memberId))
    const of = rather.length > 0 ? rather : left
    return of[which % of.length]
  }

  /** What is asked back comes from wherever the person has it: less is taken only when no card that counts has more. */
  async #refund(bought: Bought | undefined, part: number): Promise<void> {
    const fen = Math.ceil(((bought?.left ?? 0) * part) / 100)
    if (!bought || fen === 0) return
    const { tx, context } = this
    const before = await this.total()
    const there = async () => {
      let sum = 0
      for (let id: string | null = bought.memberId; id; id = (await this.open(id)).merged_into) sum += (await this.open(id)).points_available
      return sum
    }
    const had = await there()
    const row = () => tx.selectFrom('purchase').selectAll().where('purchase_id', '=', bought.purchaseId).executeTakeFirstOrThrow()
    const asked = (await row()).points_taken_back
    const told = await refund(tx, context, bought.memberId, bought.purchaseId, fen)
    bought.left -= fen
    const wanted = (await row()).points_taken_back - asked
    expect(-told.points + 0).toBe(Math.min(wanted, had))
    // A monthly bonus may go with it, and never more than that.
    const bonus = before - (await this.total()) + told.points
    expect(bonus).toBeGreaterThanOrEqual(0)
    expect(bonus).toBeLessThanOrEqual(30)
    if (bought.memberId !== (await keeperOf(tx, bought.memberId))) count('refund after merge')
  }

  async #merge(mineId: string, otherId: string): Promise<void> {
    const { tx, context } = this
    if (mineId === otherId) return
    const [mine, other] = [await this.open(mineId), await this.open(otherId)]
    if (mine.merged_into || other.merged_into) return
    const before = await this.worth()
    const row = await offerMerge(tx, context, mineId, otherId, 'card')
    const plan = await foresee(tx, context, mine, other)
    this.#merges.push(await mergeCards(tx, context, row, mine, other, plan))
    expect(await this.worth()).toEqual(before)
    const kept = await this.open(mineId)
    const { foreseen } = await foresee(tx, context, kept, await this.open(otherId))
    expect(foreseen.mine).toEqual(plan.foreseen.together)
    expect(foreseen.other).toMatchObject({ points: 0, growth: 0, coupons: 0 })
    count('merge')
  }

  async #undo(merge: CardMerge | undefined): Promise<void> {
    const { tx, context } = this
    if (!merge) return
    const [kept, other] = [await this.open(merge.member_id), await this.open(merge.other_id)]
    if (kept.merged_into || other.merged_into !== kept.member_id) return
    const before = await this.worth()
    const had = other.points_available
    const { returned_points } = await takeApart(tx, context, merge, kept, other, { staffId: this.staffId, reason: 'as they like' })
    expect(await this.worth()).toEqual(before)
    expect((await this.open(merge.other_id)).points_available).toBe(had + (returned_points ?? 0))
    expect(returned_points).toBeLessThanOrEqual(merge.points)
    count('undo')
  }
}
