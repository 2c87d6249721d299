import { programme } from '../../../brand/programme'
import { addDays, dayOf, endOf, startOfDay } from '../../../loyalty/calendar'
import { upcomingRule } from '../../../loyalty/rules'
import { atOneInstant } from '../../../server/context'
import type { Context } from '../../../server/context'
import type { Tx } from '../../../server/database'
import { openAccount } from '../../../server/ledger/account'
import { accrueFixed, accrueGift } from '../../../server/ledger/accrue'
import { captureHold, holdPoints, openHold, releaseHold } from '../../../server/ledger/hold'
import type { Entry, Member } from '../../../server/ledger/post'
import { giveBack } from '../../../server/ledger/reverse'
import { spend } from '../../../server/ledger/spend'
import { setBirthday } from '../../../server/operations/members'
import { refund, sell } from '../../../server/operations/purchases'
import { Problem } from '../../../server/problem'
import type { ProblemCode } from '../../../server/problem'
import type { Act, Wait } from './steps'

/** One member, and what of the past can be undone. */
export class Life {
  readonly #purchases: { purchaseId: string; left: number }[] = []
  readonly #redemptions: { entry: Entry; left: number }[] = []
  readonly #holds: string[] = []
  readonly #sources = new Set<string>()

  constructor(readonly memberId: string) {}

  /** Somebody who joined some days ago and got points for it. */
  static async begin(tx: Tx, context: Context, memberDays: number): Promise<Life> {
    const memberId = context.newId()
    const at = new Date(context.now() - memberDays * 86_400_000)
    await tx.insertInto('person').values({ member_id: memberId, first_seen_at: at }).execute()
    await tx.insertInto('member').values({ member_id: memberId, nickname: '穗', joined_at: at, channel: 'app', tier_id: 'sprout', tier_since: at }).execute()
    await tx.insertInto('tier_change').values({ member_id: memberId, change_id: context.newId(), tier_id: 'sprout', at, reason: 'joined', rule_version: 1 }).execute()
    const life = new Life(memberId)
    await accrueGift(tx, context, await life.#open(tx, context), { source: 'welcome', sourceId: 'join', rule: 'welcome', label: null }, 100)
    return life
  }

  #open(tx: Tx, context: Context): Promise<Member> {
    return openAccount(tx, context, this.memberId, 'NOT_FOUND')
  }

  /** How long it is to what is waited for; 0 when that is not ahead. */
  async until(tx: Tx, rules: Context['rules'], nowMs: number, wait: Wait): Promise<number> {
    if (wait === null) return 0
    if ('minutes' in wait) return wait.minutes * 60_000
    const mine = (await this.#brink(tx, rules, nowMs, wait.until)) ?? nowMs
    return Math.max(0, mine + wait.off - nowMs)
  }

  async #brink(tx: Tx, rules: Context['rules'], nowMs: number, until: 'day' | 'month' | 'quarter' | 'expiry' | 'term' | 'release' | 'rules'): Promise<number | undefined> {
    const offset = programme.utcOffsetMinutes
    if (until === 'rules') return Date.parse(upcomingRule(rules, nowMs)?.effectiveAt ?? '')  || undefined
    if (until === 'day' || until === 'month' || until === 'quarter') return startOfDay(addDays(endOf(until, dayOf(nowMs, offset)), 1), offset)
    const row = await {
      expiry: () => tx.selectFrom('point_expiry').select('expires_at as at').where('member_id', '=', this.memberId).where('points', '>', 0).orderBy('expires_at').limit(1),
      term: () => tx.selectFrom('member').select('tier_valid_until as at').where('member_id', '=', this.memberId),
      release: () => tx.selectFrom('point_hold').select('release_at as at').where('member_id', '=', this.memberId).where('closed_seq', 'is', null).orderBy('release_at').limit(1),
    }[until]().executeTakeFirst()
    return row?.at?.getTime()
  }

  /** Does something at one instant. What may be refused is refused exactly when it must be. */
  async take(tx: Tx, server: Context, act: Act): Promise<void> {
    const context = atOneInstant(server)
    const cause = { sourceId: context.newId(), label: null }
    switch (act.kind) {
      case 'buy': {
        const { purchaseId } = await sell(tx, context, { memberId: this.memberId, receiptNumber: cause.sourceId, paidFen: act.fen, label: 'a store', at: null })
        this.#purchases.push({ purchaseId, left: act.fen })
        break
      }
      case 'refund': {
        const purchase = this.#purchases[act.which % this.#purchases.length]
        if (!purchase) break
        const fen = act.part === 'one too many' ? purchase.left + 1 : Math.ceil((purchase.left * act.part) / 100)
        if (fen === 0) break
        await refusedIf(fen > purchase.left, 'REFUND_TOO_LARGE', async () => {
          await refund(tx, context, this.memberId, purchase.purchaseId, fen)
          purchase.left -= fen
        })
        break
      }
      case 'spend': {
        const { member, points } = await this.#amount(tx, context, act.amount)
        if (points === 0) break
        await refusedIf(points > member.points_available, 'INSUFFICIENT_POINTS', async () => {
          this.#redemptions.push({ entry: await spend(tx, context, member, { ...cause, points }), left: points })
        })
        break
      }
      case 'undo': {
        const redemption = this.#redemptions[act.which % this.#redemptions.length]
        const points = Math.ceil(((redemption?.left ?? 0) * act.part) / 100)
        if (points === 0) break
        await giveBack(tx, context, await this.#open(tx, context), redemption.entry, points, { ...cause, source: 'redemption' })
        redemption.left -= points
        break
      }
      case 'gift':
        await this.#once(`gift ${act.source}`, async (sourceId) => void (await accrueGift(tx, context, await this.#open(tx, context), { source: 'campaign', sourceId, rule: 'gift', label: null }, act.points)))
        break
      case 'check in':
        await this.#once(`day ${act.day}`, async (sourceId) => {
          await accrueFixed(tx, context, await this.#open(tx, context), { source: 'check_in', sourceId, rule: 'check_in', label: null }, { points: act.points, growth: 2 })
        })
        break
      case 'hold': {
        const { member, points } = await this.#amount(tx, context, act.amount)
        if (points === 0) break
        await refusedIf(points > member.points_available, 'INSUFFICIENT_POINTS', async () => {
          await holdPoints(tx, context, member, { holdId: cause.sourceId, label: null, points, releaseAt: context.now() + act.minutes * 60_000 })
          this.#holds.push(cause.sourceId)
        })
        break
      }
      case 'capture':
      case 'release': {
        const holdId = this.#holds[act.which % this.#holds.length]
        const member = await this.#open(tx, context)
        const hold = holdId && (await openHold(tx, member, holdId))
        if (!hold) break
        if (act.kind === 'release') await releaseHold(tx, context, member, hold)
        else await captureHold(tx, context, member, hold, Math.ceil((hold.points * act.part) / 100))
        break
      }
      case 'birthday': {
        const told = setBirthday({ context, tx, caller: { subjectId: this.memberId, role: 'member' }, body: { birthday: act.birthday }, query: {}, params: {}, idempotencyKey: '' } as unknown as Parameters<typeof setBirthday>[0])
        await told.catch((error) => {
          if (!(error instanceof Problem && error.code === 'BIRTHDAY_LOCKED')) throw error
        })
        break
      }
      case 'look':
        await this.#open(tx, context)
    }
  }

  async #amount(tx: Tx, context: Context, amount: number | 'all' | 'one too many'): Promise<{ member: Member; points: number }> {
    const member = await this.#open(tx, context)
    const points = amount === 'all' ? member.points_available : amount === 'one too many' ? member.points_available + 1 : amount
    return { member, points }
  }

  /** A source earns once: again it is refused. */
  async #once(sourceId: string, earn: (sourceId: string) => Promise<void>): Promise<void> {
    await refusedIf(this.#sources.has(sourceId), 'SOURCE_ALREADY_USED', () => earn(sourceId))
    this.#sources.add(sourceId)
  }
}

async function refusedIf(expected: boolean, code: ProblemCode, attempt: () => Promise<void>): Promise<void> {
  const refused = await attempt().then(
    () => false,
    (error) => {
      if (!(error instanceof Problem && error.code === code)) throw error
      return true
    },
  )
  if (refused !== expected) throw new Error(refused ? `${code} without need` : `no ${code}`)
}
