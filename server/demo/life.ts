import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { accrueFixed, accrueGift } from '../ledger/accrue'
import type { Member } from '../ledger/post'
import { wearBadge } from '../operations/badges'
import { checkInNow } from '../operations/check-in'
import { setBoardMembership } from '../operations/leaderboard'
import { finishReading, openReading } from '../operations/collections'
import { joinProgramme, setBirthday } from '../operations/members'
import { listNotices, readNotices } from '../operations/notices'
import { refund, sell } from '../operations/purchases'
import { answerSurvey } from '../operations/surveys'
import { claimTask } from '../operations/tasks'
import { setTaste } from '../operations/taste'
import { programme } from '../../brand/programme'
import { usualTask } from '../../brand/tasks'

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

  /** Something that happens at a moment; happenings of all kinds are lived in the order of time. */
  plan(at: number, live: () => Promise<unknown>): void {
    this.happenings.push({ at, live: async () => void (await live()) })
  }

  withAccount(act: (member: Member) => Promise<unknown>): () => Promise<unknown> {
    return async () => act(await openAccount(this.tx, this.context, this.memberId, 'NOT_FOUND'))
  }

  /** A request of this member's, with this in its body. */
  asking<B>(body: B) {
    const { tx, context, memberId } = this
    return { tx, context, caller: { subjectId: memberId, role: 'member' as const }, query: undefined as never, params: undefined as never, idempotencyKey: '', from: { address: 'here', deviceId: null }, body }
  }

  /** Opens the inbox and has seen what is in it. */
  readInbox(at: number): void {
    this.plan(at, async () => {
      const [newest] = (await listNotices({ ...this.asking(undefined), query: {} })).notices
      if (newest) await readNotices(this.asking({ upTo: newest.noticeId }))
    })
  }

  join(at: number, channel: 'app' | 'package_card' | 'store', packageCard?: string): void {
    this.plan(at, () => joinProgramme(this.asking({ consent: { version: programme.consentVersion }, channel, packageCard })))
  }

  /** place null: an order of the online shop. refundedAfterMs gives refundFen back later. */
  buy(at: number, paidFen: number, place: Place | null, refunded?: { afterMs: number; fen: number }): void {
    const { tx, context, memberId } = this
    this.#receipts += 1
    const receiptNumber = `${this.initials}${new Date(at).toISOString().slice(0, 10).replace(/-/g, '')}${String(this.#receipts).padStart(4, '0')}`
    let purchaseId = ''
    this.plan(at, async () => {
      const sold = await sell(tx, context, { memberId, receiptNumber, paidFen, label: place?.name ?? `${programme.name}线上店`, at: place })
      purchaseId = sold.purchaseId
    })
    if (refunded) this.plan(at + refunded.afterMs, () => refund(tx, context, memberId, purchaseId, refunded.fen))
  }

  checkIn(at: number): void {
    this.plan(at, this.withAccount((member) => checkInNow(this.tx, this.context, member)))
  }

  finishTask(at: number, taskId: string, label: string): void {
    const cause = { source: 'task', sourceId: taskId, rule: 'task', label } as const
    this.plan(at, this.withAccount((member) => accrueFixed(this.tx, this.context, member, cause, usualTask)))
  }

  receiveGift(at: number, campaignId: string, label: string, points: number): void {
    const cause = { source: 'campaign', sourceId: campaignId, rule: 'gift', label } as const
    this.plan(at, this.withAccount((member) => accrueGift(this.tx, this.context, member, cause, points)))
  }

  tellBirthday(at: number, birthday: string): void {
    this.plan(at, () => setBirthday(this.asking({ birthday })))
  }

  tellTaste(at: number, chosen: string[]): void {
    this.plan(at, () => setTaste(this.asking({ chosen })))
  }

  answer(at: number, surveyId: string, questionId: string, optionId: string): void {
    this.plan(at, () => answerSurvey({ ...this.asking({ questionId, optionId }), params: { surveyId } }))
  }

  /** Opens a collection and has read it a minute later. */
  read(at: number, collectionId: string): void {
    let readingId = ''
    this.plan(at, async () => void (readingId = (await openReading(this.asking({ collectionId }))).readingId))
    this.plan(at + 60_000, () => finishReading({ ...this.asking({}), params: { readingId } }))
  }

  claim(at: number, taskId: string, period = 'once'): void {
    this.plan(at, () => claimTask({ ...this.asking({ period, round: 1 }), params: { taskId } }))
  }

  wear(at: number, badgeId: string): void {
    this.plan(at, () => wearBadge(this.asking({ badgeId })))
  }

  showOnBoard(at: number): void {
    this.plan(at, () => setBoardMembership(this.asking({ shown: true })))
  }
}
