import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { accrueFixed, accrueGift } from '../ledger/accrue'
import type { Member } from '../ledger/post'
import { spend } from '../ledger/spend'
import { joinProgramme } from '../operations/members'
import { refund, sell } from '../operations/purchases'
import { programme } from '../../brand/programme'
import type { Session } from '../call'

/** A day and time of a life, in the words the story is told in. */
export interface Happening {
  at: number
  live(): Promise<void>
}

export interface Place {
  storeId: string
  staffId: string
  name: string
}

/** What one person does over the months, by the real operations under a clock that follows the story. */
export class Life {
  readonly happenings: Happening[] = []
  #receipts = 0

  constructor(
    readonly tx: Tx,
    readonly context: Context,
    readonly memberId: string,
    readonly initials: string,
  ) {}

  #plan(at: number, live: () => Promise<unknown>): void {
    this.happenings.push({ at, live: async () => void (await live()) })
  }

  #withAccount(act: (member: Member) => Promise<unknown>): () => Promise<unknown> {
    return async () => act(await openAccount(this.tx, this.context, this.memberId, 'NOT_FOUND'))
  }

  join(at: number, channel: 'app' | 'package_card' | 'store'): void {
    const role: Session['role'] = 'visitor'
    const { tx, context, memberId } = this
    const call = { tx, context, caller: { subjectId: memberId, role }, query: undefined as never, params: undefined as never, idempotencyKey: '' }
    this.#plan(at, () => joinProgramme({ ...call, body: { consent: { version: programme.consentVersion }, channel } }))
  }

  /** place null: an order of the online shop. refundedAfterMs gives refundFen back later. */
  buy(at: number, paidFen: number, place: Place | null, refunded?: { afterMs: number; fen: number }): void {
    const { tx, context, memberId } = this
    this.#receipts += 1
    const receiptNumber = `${this.initials}${new Date(at).toISOString().slice(0, 10).replace(/-/g, '')}${String(this.#receipts).padStart(4, '0')}`
    let purchaseId = ''
    this.#plan(at, async () => {
      const sold = await sell(tx, context, { memberId, receiptNumber, paidFen, label: place?.name ?? `${programme.name}线上店`, at: place })
      purchaseId = sold.purchaseId
    })
    if (refunded) this.#plan(at + refunded.afterMs, () => refund(tx, context, memberId, purchaseId, refunded.fen))
  }

  checkIn(at: number, points: number): void {
    const day = new Date(at + programme.utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
    const cause = { source: 'check_in', sourceId: day, rule: 'check_in', label: null } as const
    this.#plan(at, this.#withAccount((member) => accrueFixed(this.tx, this.context, member, cause, { points, growth: 2 })))
  }

  finishTask(at: number, taskId: string, label: string): void {
    const cause = { source: 'task', sourceId: taskId, rule: 'task', label } as const
    this.#plan(at, this.#withAccount((member) => accrueFixed(this.tx, this.context, member, cause, { points: 30, growth: 20 })))
  }

  receiveGift(at: number, campaignId: string, label: string, points: number): void {
    const cause = { source: 'campaign', sourceId: campaignId, rule: 'gift', label } as const
    this.#plan(at, this.#withAccount((member) => accrueGift(this.tx, this.context, member, cause, points)))
  }

  redeem(at: number, sourceId: string, label: string, points: number): void {
    this.#plan(at, this.#withAccount((member) => spend(this.tx, this.context, member, { sourceId, label, points })))
  }
}
