import { randomUUID } from 'node:crypto'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import type { OperationId } from '../../server/call'
import { makeBatch } from '../../server/cards/batch'
import { grantCoupon } from '../../server/coupons'
import { takeInCard } from '../../server/deliveries/old-cards'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { upkeep } from '../../server/ledger/upkeep'
import { takeInOrders } from '../../server/marketplace-orders'
import { productCodeHash } from '../../server/operations/product-codes'
import { takeIn } from '../../server/partners/pool'
import type { Backend, Session } from './backend'
import { marks } from './marks'

type Schemas = components['schemas']
type Export = Schemas['DataExport']
export const shopSecret = 'a-secret-of-the-shop-of-thirty-two-letters'
const day = 86_400_000

/** What somebody does who does everything, each step told with the sections of the export that it has changed. */
export class WholeLife {
  readonly changed = new Map<OperationId, Set<string>>()
  readonly codes: string[] = []
  me!: Session
  staff!: Session
  friend!: Session

  constructor(readonly backend: Backend) {}

  #token = ({ subjectId, role }: Session) => this.backend.app.jwt.sign({ sub: subjectId, role, exp: Math.floor(this.backend.clock.ms / 1000) + 60 })
  ask = <T>(path: string, body?: unknown, of = this.me) => this.backend.ask<T & Schemas['Problem']>(path, { token: this.#token(of), body })
  exported = async () => (await this.ask<Export>('/me/export')).body

  async #rows(): Promise<Map<string, string>> {
    const { sections } = await this.exported()
    return new Map((sections ?? []).map(({ section, rows }) => [section, JSON.stringify(rows)]))
  }

  /** Does it, and writes down what of the export has changed. */
  async does<T>(id: OperationId, path: string, body: unknown, of = this.me): Promise<T> {
    const before = this.me.role === 'member' ? await this.#rows() : new Map<string, string>()
    const answer = of === this.shop ? await this.backend.ask<T>(path, { token: shopSecret, body }) : await this.ask<T>(path, body, of)
    if (answer.status >= 300) throw new Error(`${id} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    const joined = (answer.body as { session?: Session } | null)?.session
    if (joined && of === this.me) this.me = joined
    const after = this.me.role === 'member' ? await this.#rows() : new Map<string, string>()
    const sections = [...after].filter(([section, rows]) => section !== 'requests' && rows !== (before.get(section) ?? '[]')).map(([section]) => section)
    this.changed.set(id, new Set([...(this.changed.get(id) ?? []), ...sections]))
    return answer.body as T
  }

  readonly shop = { subjectId: 'shop' } as Session
  #redeem = (rewardId: string, pricePoints: number, delivery: 'pick_up' | 'shipping' | null = null, reserve = false) =>
    this.does<Schemas['Redemption']>('redeemReward', '/me/redemptions', { redemptionId: randomUUID(), rewardId, pricePoints, priceFen: 0, delivery, reserve })
  #within = <T>(act: (tx: Parameters<typeof makeBatch>[0]) => Promise<T>) => this.backend.context.db.transaction().execute(act)

  async live(): Promise<void> {
    await this.#prepare()
    await this.#join()
    await this.#spendTheDay()
    await this.#shopAround()
    await this.#redeemThings()
    await this.#useCoupons()
    await this.#payAtTheTill()
    await this.#becomeOne()
    await this.does('cancelMembership', '/me/cancellation', { points: 9_999_999, coupons: 999 })
    await this.does('returnToMembership', '/me/cancellation/return', {})
  }

  async #prepare(): Promise<void> {
    const { backend } = this
    this.staff = await backend.staff()
    this.friend = await backend.member()
    const now = new Date(backend.clock.ms)
    await this.#within((tx) => takeIn(tx, 'cloud-miles', ['MILES-WHEAT-1'], now))
    await this.#within((tx) => takeInOrders(tx, backend.context, [{ marketplaceId: 'tmall', orderNumber: marks.order, paidFen: 12_300, orderedAt: now, phoneTail: '8888' }]))
    await this.#within((tx) => takeInCard(tx, backend.context, { number: '88997766', pin: '4679', name: '麦先生', phone: null, points: 320, growth: 150, joinedOn: '2018-07-13' }))
    const { member_id } = await backend.context.db.selectFrom('old_card').select('member_id').executeTakeFirstOrThrow()
    await this.#within((tx) => grantCoupon(tx, backend.context, member_id, 'off-12', 'wheat'))
  }

  async #join(): Promise<void> {
    const { backend } = this
    this.me = (await backend.ask<Session>('/sessions', { body: { provider: 'wechat', code: 'wheat-field' } })).body
    const invitationCode = (await this.ask<Schemas['MyInvitations']>('/me/invitations', undefined, this.friend)).body.code
    await this.does('joinProgramme', '/members', { consent: { version: programme.consentVersion }, channel: 'app', invitationCode })
    // As signing in is seen from the other side: the way in is told.
    this.changed.set('createSession', new Set(['account']))
    await backend.ask('/sessions/phone-codes', { body: { phone: marks.phone } })
    await this.does('linkPhone', '/me/phone', { phone: marks.phone, code: backend.codes.get(marks.phone) })
    backend.clock.ms += 61_000
    await this.does('sendPhoneCode', '/sessions/phone-codes', { phone: marks.phone })
    const [card, more] = await this.#within((tx) => makeBatch(tx, { batchId: 'wheat', channel: 'tmall', giftId: 'tea', validFrom: '2026-11-01', validUntil: '2027-02-28' }, 2, new Date(backend.clock.ms)))
    this.codes.push(card, more)
    await this.does('claimPackageCard', `/package-cards/${card}/claims`, {})
    // The second gives points.
    await this.does('claimPackageCard', `/package-cards/${more}/claims`, {})
  }

  async #spendTheDay(): Promise<void> {
    const { backend } = this
    await this.does('setProfile', '/me/profile', { nickname: marks.nickname, avatar: 'jar' })
    await this.does('setBirthday', '/me/birthday', { birthday: '07-23' })
    await this.does('setTaste', '/me/taste', { chosen: ['floral'] })
    await this.does('claimTask', '/me/tasks/profile/claims', { period: 'once', round: 1 })
    await this.does('setPreferences', '/me/preferences', { personalised: false })
    await this.does('setConsent', '/me/consents', { purpose: 'messages', agreed: false, version: '2026-11' })
    await this.does('setBoardMembership', '/me/leaderboard/membership', { shown: true })
    await this.does('answerSurvey', '/me/surveys/scent/answers', { questionId: 'first', optionId: 'flower' })
    const { readingId } = await this.does<{ readingId: string }>('openReading', '/me/readings', { collectionId: 'winter' })
    backend.clock.ms += 60_000
    await this.does('finishReading', `/me/readings/${readingId}/finish`, {})
    const code = 'TEAT-EATE-ATEA-TEA2'
    this.codes.push(code)
    await backend.context.db.insertInto('product_code').values({ code_hash: productCodeHash(backend.context, code), product_id: 'osmanthus', batch: '2026' }).execute()
    await this.does('scanProduct', '/me/product-scans', { code })
    const visit = (await this.ask<{ code: string }>('/staff/visit-code', undefined, this.staff)).body
    await this.does('visitStore', '/me/store-visits', { code: visit.code })
    const { waiting } = await this.does<Schemas['Reminders']>('bookReminder', '/me/reminders', { kind: 'check_in', channel: 'inbox' })
    await this.does('cancelReminder', `/me/reminders/${waiting[0].reminderId}/cancellation`, {})
    await this.does('checkIn', '/me/check-ins', {})
    const missed = new Date(backend.clock.ms + day + 8 * 3_600_000).toISOString().slice(0, 10)
    backend.clock.ms += 2 * day
    await this.does('checkIn', '/me/check-ins', {})
    await backend.context.db.insertInto('make_up_card').values({ member_id: this.me.subjectId, card_id: randomUUID(), source: 'test', earned_at: new Date(backend.clock.ms) }).execute()
    await this.does('makeUpCheckIn', '/me/check-ins/make-ups', { day: missed })
  }

  async #shopAround(): Promise<void> {
    const buy = (paidFen: number, receiptNumber: string) => this.does<Schemas['Purchase']>('recordPurchase', '/staff/purchases', { memberId: this.me.subjectId, receiptNumber, paidFen }, this.staff)
    const { purchaseId } = await buy(30_000, marks.receipt)
    await this.does('reviewPurchase', `/me/purchases/${purchaseId}/review`, { stars: 5, text: marks.review })
    const badge = await this.backend.context.db.selectFrom('badge_level').select('badge_id').where('member_id', '=', this.me.subjectId).limit(1).executeTakeFirstOrThrow()
    await this.does('wearBadge', '/me/badges/worn', { badgeId: badge.badge_id })
    await buy(300_000, `${marks.receipt}-B`)
    await this.does('chooseGift', '/me/gifts/barn-gift/choice', { optionId: 'tea' })
    const third = await buy(10_000, `${marks.receipt}-C`)
    await this.does('refundPurchase', `/staff/purchases/${third.purchaseId}/refunds`, { memberId: this.me.subjectId, refundFen: 5_000 }, this.staff)
    await upkeep(this.backend.context)
    const { notices } = (await this.ask<{ notices: Schemas['Notice'][] }>('/me/notices')).body
    await this.does('readNotices', '/me/notices/read', { upTo: notices[0].noticeId })
  }

  async #redeemThings(): Promise<void> {
    const { context } = this.backend
    await this.#within(async (tx) => {
      const account = await openAccount(tx, context, this.me.subjectId, 'NOT_FOUND')
      await accrueGift(tx, context, account, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, 9_000)
    })
    await this.does('saveAddress', '/me/address', { address: { name: marks.addressee, phone: marks.phone, region: marks.region, detail: marks.street } })
    const parcel = await this.#redeem('season-cards', 300, 'shipping')
    await this.does('sendShipment', `/staff/shipments/${parcel.redemptionId}/shipment`, { memberId: this.me.subjectId, carrier: '顺丰', trackingNumber: marks.tracking }, this.staff)
    await this.does('confirmDelivery', `/me/redemptions/${parcel.redemptionId}/delivery`, {})
    const fetched = await this.#redeem('season-cards', 300, 'pick_up')
    this.codes.push(String(fetched.pickUpCode))
    await this.does('collectPickUp', `/staff/pick-ups/${fetched.pickUpCode}/collection`, {}, this.staff)
    const reserved = await this.#redeem('tea-tin', 500, null, true)
    await this.does('completeReservation', `/me/redemptions/${reserved.redemptionId}/completion`, { delivery: 'pick_up' })
    await this.does('cancelRedemption', `/me/redemptions/${reserved.redemptionId}/cancellation`, {})
    const cancelled = await this.#redeem('off-3', 150)
    await this.does('cancelRedemption', `/me/redemptions/${cancelled.redemptionId}/cancellation`, {})
    const { donation } = (await this.#redeem('book-room', 100)) as unknown as { donation?: { number: string } }
    if (donation) this.codes.push(donation.number)
    await this.#redeem('miles', 600)
    await this.#redeem('ear-trial', 480).catch(() => undefined)
  }

  async #useCoupons(): Promise<void> {
    const wallet = async () => (await this.ask<{ usable: Schemas['Coupon'][] }>('/me/coupons')).body.usable
    const bill = { lines: [{ category: 'tea', fen: 60_000 }], receiptNumber: marks.couponReceipt }
    for (const each of ['off-8', 'off-8', 'off-8', 'shipping'] as const) await this.#redeem(each, 500)
    const eight = (await wallet()).filter(({ name }) => name.includes('减 8'))
    const free = (await wallet()).find(({ terms }) => terms.effect === 'free_shipping')
    this.codes.push(...eight.map(({ code }) => code))
    await this.does('consumeCoupon', `/staff/coupons/${eight[0].code}/consumption`, bill, this.staff)
    await this.does('consumeShopCoupon', `/shop/coupons/${free?.code}/consumption`, bill, this.shop)
    await this.does('giveCoupon', `/me/coupons/${eight[1].couponId}/gift`, {})
    await this.does('withdrawCouponGift', `/me/coupons/${eight[1].couponId}/gift/withdrawal`, {})
    const { token } = await this.does<{ token: string }>('giveCoupon', `/me/coupons/${eight[2].couponId}/gift`, {})
    this.codes.push(token)
    await this.ask(`/coupon-gifts/${token}/claims`, {}, this.friend)
    await this.does('setAutoRedeem', '/me/auto-redeem', { enabled: true })
    const giver = await this.backend.member()
    await this.#within(async (tx) => accrueGift(tx, this.backend.context, await openAccount(tx, this.backend.context, giver.subjectId, 'NOT_FOUND'), { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, 900))
    const { body } = await this.ask<Schemas['Redemption']>('/me/redemptions', { redemptionId: randomUUID(), rewardId: 'off-8', pricePoints: 500, priceFen: 0, delivery: null, reserve: false }, giver)
    const given = (await this.ask<{ token: string }>(`/me/coupons/${body.coupon?.couponId}/gift`, {}, giver)).body
    await this.does('claimCouponGift', `/coupon-gifts/${given.token}/claims`, {})
  }

  async #payAtTheTill(): Promise<void> {
    const ask = async (receiptNumber: string) => {
      const { code } = await this.does<Schemas['Till']>('showPayCode', '/me/till/codes', {})
      this.codes.push(String(code?.code))
      return (await this.does<Schemas['StaffPayment']>('askPayment', '/staff/payments', { paymentId: randomUUID(), payCode: code?.code, billFen: 20_000, points: null, receiptNumber }, this.staff)).payment
    }
    const refused = await ask(`${marks.tillReceipt}-A`)
    await this.does('refusePayment', `/me/payments/${refused.paymentId}/refusal`, {})
    const { paymentId, points, fen } = await ask(marks.tillReceipt)
    await this.does('confirmPayment', `/me/payments/${paymentId}/confirmation`, { points, fen })
    await this.does('undoPayment', `/staff/payments/${paymentId}/undo`, {}, this.staff)
  }

  async #becomeOne(): Promise<void> {
    await this.does('claimOrder', '/me/order-claims', { marketplaceId: 'tmall', orderNumber: marks.order, phoneTail: '8888' })
    const offer = await this.does<Schemas['MergePreview']>('findOldCard', '/me/old-cards', { cardNumber: '88997766', pin: '4679' })
    await this.does('confirmMerge', `/me/merges/${offer.mergeId}/confirmation`, { points: offer.other.points })
    await this.does('undoMerge', `/staff/merges/${offer.mergeId}/undo`, { memberId: this.me.subjectId, reason: marks.reason }, this.staff)
    const again = await this.does<Schemas['MergePreview']>('findOldCard', '/me/old-cards', { cardNumber: '88997766', pin: '4679' })
    await this.does('confirmMerge', `/me/merges/${again.mergeId}/confirmation`, { points: again.other.points })
  }
}
