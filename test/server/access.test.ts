import { randomUUID } from 'node:crypto'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import type { OperationId } from '../../server/call'
import { promised } from '../../server/contract'
import { useBackend } from './backend'
import type { Session } from './backend'

const backend = useBackend()

type Who = 'nobody' | 'visitor' | 'member' | 'staff'
type Row = Record<Who, number | string> & { body?: unknown; query?: string }

const open = (status: number, body?: unknown): Row => ({ nobody: status, visitor: status, member: status, staff: status, body })
const forMembers: Row = { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_A_MEMBER', member: 200, staff: 'FORBIDDEN' }
const forStaff = (body: unknown): Row => ({ nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 'NOT_FOUND', body })
const stranger = randomUUID()

/** Who gets what from each operation: a status, or the code of the problem. A new operation does not compile without a row. */
const someBill = { lines: [{ category: null, fen: 100 }], receiptNumber: 'r-1' }

const table: Record<OperationId, Row> = {
  createSession: open(201, { provider: 'demo', person: 'visitor' }),
  sendPhoneCode: open(202, { phone: '13700000000' }),
  listDemoPeople: open(200),
  getHealth: open(200),
  getLedgerHealth: open(200),
  getProgramme: open(200),
  listRuleVersions: open(200),
  getHome: open(200),
  getMe: { nobody: 'NOT_SIGNED_IN', visitor: 200, member: 200, staff: 'FORBIDDEN' },
  joinProgramme: { nobody: 'NOT_SIGNED_IN', visitor: 201, member: 201, staff: 'FORBIDDEN', body: { consent: { version: programme.consentVersion }, channel: 'app' } },
  setProfile: { ...forMembers, member: 201, body: { nickname: '小满' } },
  getPackageCard: { nobody: 'CODE_UNKNOWN', visitor: 'CODE_UNKNOWN', member: 'CODE_UNKNOWN', staff: 'CODE_UNKNOWN' },
  // What is no code is answered before anybody is looked up.
  claimPackageCard: { ...forMembers, visitor: 'CODE_UNKNOWN', member: 'CODE_UNKNOWN', body: {} },
  listIdentities: forMembers,
  linkPhone: { nobody: 'NOT_SIGNED_IN', visitor: 'PHONE_CODE_EXPIRED', member: 'PHONE_CODE_EXPIRED', staff: 'FORBIDDEN', body: { phone: '13700000001', code: '000000' } },
  findOldCard: { ...forMembers, member: 'CODE_UNKNOWN', body: { cardNumber: '88880000', pin: '000000' } },
  getMerge: { ...forMembers, member: 'NOT_FOUND' },
  confirmMerge: { ...forMembers, member: 'NOT_FOUND', body: { points: 0 } },
  claimOrder: { ...forMembers, member: 'CODE_UNKNOWN', body: { marketplaceId: 'tmall', orderNumber: '100000001', phoneTail: '0000' } },
  listMerges: { nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 200 },
  undoMerge: forStaff({ memberId: stranger, reason: '弄错了' }),
  listConsents: forMembers,
  setConsent: { ...forMembers, member: 'NOT_FOUND', body: { purpose: 'none', agreed: true, version: '1' } },
  exportMyData: forMembers,
  getCancellation: forMembers,
  cancelMembership: { ...forMembers, member: 'CANCELLATION_CHANGED', body: { points: 0, coupons: 0 } },
  returnToMembership: { ...forMembers, member: 201, body: {} },
  getPoints: forMembers,
  getPointsInsight: forMembers,
  listPointsEntries: forMembers,
  getPointsEntry: { ...forMembers, member: 'NOT_FOUND' },
  listChain: forMembers,
  previewAccrual: { ...forMembers, query: '?paidFen=100' },
  setBirthday: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_A_MEMBER', member: 201, staff: 'FORBIDDEN', body: { birthday: '05-20' } },
  getCheckIn: forMembers,
  listTasks: forMembers,
  claimTask: { ...forMembers, member: 'NOT_FOUND', body: { period: 'once', round: 1 } },
  listBadges: forMembers,
  wearBadge: { ...forMembers, member: 201, body: { badgeId: null } },
  checkIn: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_A_MEMBER', member: 201, staff: 'FORBIDDEN', body: {} },
  makeUpCheckIn: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_A_MEMBER', member: 'MAKE_UP_IMPOSSIBLE', staff: 'FORBIDDEN', body: { day: '2026-11-19' } },
  listPurchases: forMembers,
  reviewPurchase: { ...forMembers, member: 'NOT_FOUND', body: { stars: 5 } },
  getSurvey: { ...forMembers, member: 'NOT_FOUND' },
  answerSurvey: { ...forMembers, member: 'NOT_FOUND', body: { questionId: 'first', optionId: 'flower' } },
  openReading: { ...forMembers, member: 201, body: { collectionId: 'winter' } },
  finishReading: { ...forMembers, member: 'NOT_FOUND', body: {} },
  scanProduct: { ...forMembers, member: 'CODE_UNKNOWN', body: { code: 'NO-SUCH-CODE' } },
  visitStore: { ...forMembers, member: 'CODE_UNKNOWN', body: { code: 'NO-SUCH-CODE' } },
  getVisitCode: { nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 200 },
  getTaste: forMembers,
  setTaste: { ...forMembers, member: 201, body: { chosen: ['light'] } },
  getLeaderboard: forMembers,
  setBoardMembership: { ...forMembers, member: 201, body: { shown: true } },
  previewCoupon: { nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 'CODE_UNKNOWN', body: someBill },
  consumeCoupon: { nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 'CODE_UNKNOWN', body: someBill },
  // The shop's server has a secret; no session of the app gets in.
  previewShopCoupon: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_SIGNED_IN', member: 'NOT_SIGNED_IN', staff: 'NOT_SIGNED_IN', body: someBill },
  consumeShopCoupon: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_SIGNED_IN', member: 'NOT_SIGNED_IN', staff: 'NOT_SIGNED_IN', body: someBill },
  giveCoupon: { ...forMembers, member: 'NOT_FOUND', body: {} },
  withdrawCouponGift: { ...forMembers, member: 'NOT_FOUND', body: {} },
  getCouponGift: { nobody: 'CODE_UNKNOWN', visitor: 'CODE_UNKNOWN', member: 'CODE_UNKNOWN', staff: 'CODE_UNKNOWN' },
  claimCouponGift: { ...forMembers, member: 'CODE_UNKNOWN', body: {} },
  listInvitations: forMembers,
  getInvitation: { nobody: 'INVITATION_UNKNOWN', visitor: 'INVITATION_UNKNOWN', member: 'INVITATION_UNKNOWN', staff: 'INVITATION_UNKNOWN' },
  getMyTier: forMembers,
  getMyBenefits: forMembers,
  chooseGift: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_A_MEMBER', member: 'NOT_FOUND', staff: 'FORBIDDEN', body: { optionId: 'tea' } },
  setPreferences: { nobody: 'NOT_SIGNED_IN', visitor: 'NOT_A_MEMBER', member: 201, staff: 'FORBIDDEN', body: { personalised: false } },
  listRewards: open(200),
  previewRedemption: { ...forMembers, query: '?rewardId=refill' },
  redeemReward: { ...forMembers, member: 'INSUFFICIENT_POINTS', body: { redemptionId: stranger, rewardId: 'refill', pricePoints: 200, priceFen: 0, delivery: null, reserve: false } },
  listRedemptions: forMembers,
  getRedemption: { ...forMembers, member: 'NOT_FOUND' },
  cancelRedemption: { ...forMembers, member: 'NOT_FOUND', body: {} },
  completeReservation: { ...forMembers, member: 'NOT_FOUND', body: { delivery: null } },
  confirmDelivery: { ...forMembers, member: 'NOT_FOUND', body: {} },
  getAddress: forMembers,
  saveAddress: { ...forMembers, member: 201, body: { address: null } },
  findPickUp: { nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 'BAD_REQUEST' },
  collectPickUp: { ...forStaff({}), staff: 'BAD_REQUEST' },
  listShipments: { nobody: 'NOT_SIGNED_IN', visitor: 'FORBIDDEN', member: 'FORBIDDEN', staff: 200 },
  sendShipment: forStaff({ memberId: stranger, carrier: '顺丰', trackingNumber: 'SF100' }),
  listCoupons: forMembers,
  setAutoRedeem: { ...forMembers, member: 201, body: { enabled: true } },
  getTill: forMembers,
  showPayCode: { ...forMembers, member: 201, body: {} },
  confirmPayment: { ...forMembers, member: 'NOT_FOUND', body: { points: 100, fen: 100 } },
  refusePayment: { ...forMembers, member: 'NOT_FOUND', body: {} },
  previewPayment: { ...forStaff({ payCode: 'NO-SUCH-CODE', billFen: 100 }), staff: 'CODE_UNKNOWN' },
  askPayment: { ...forStaff({ paymentId: stranger, payCode: 'NO-SUCH-CODE', billFen: 100, points: null, receiptNumber: 'R-1' }), staff: 'CODE_UNKNOWN' },
  getPayment: forStaff(undefined),
  undoPayment: forStaff({}),
  listNotices: forMembers,
  readNotices: { ...forMembers, member: 'NOT_FOUND', body: { upTo: stranger } },
  getReminders: forMembers,
  bookReminder: { ...forMembers, member: 201, body: { kind: 'check_in', channel: 'inbox' } },
  cancelReminder: { ...forMembers, member: 'NOT_FOUND', body: {} },
  recordPurchase: forStaff({ memberId: stranger, receiptNumber: 'R-1', paidFen: 100 }),
  refundPurchase: forStaff({ memberId: stranger, refundFen: 100 }),
}

describe.each(promised)('$operationId', ({ operationId, method, path }) => {
  const row = table[operationId]
  it.each(['nobody', 'visitor', 'member', 'staff'] as const)('answers %s as the contract says', async (who) => {
    const makers: Record<Who, () => Promise<Session | null>> = {
      nobody: async () => null,
      visitor: () => backend().visitor(),
      member: () => backend().member(),
      staff: () => backend().staff(),
    }
    const session = await makers[who]()
    const asked = { token: session?.token, body: row.body, method: method as 'GET' | 'POST' }
    const { status, body } = await backend().ask<components['schemas']['Problem'] | null>(path.replace(/\{\w+\}/g, stranger) + (row.query ?? ''), asked)
    const expected = row[who]
    expect(typeof expected === 'number' ? status : body?.code).toBe(expected)
  })
})

it('tells a manager from nobody on the staff only by the role in the session', async () => {
  const manager = await backend().staff('manager')
  expect(manager.role).toBe('manager')
  const { body } = await backend().ask<components['schemas']['Problem']>('/staff/purchases', { token: manager.token, body: table.recordPurchase.body })
  expect(body.code).toBe('NOT_FOUND')
})

it('refuses a member of staff who has left, though the token is still good', async () => {
  const left = await backend().staff()
  await backend().context.db.deleteFrom('staff').where('staff_id', '=', left.subjectId).execute()
  const member = await backend().member()
  const { body } = await backend().ask<components['schemas']['Problem']>('/staff/purchases', { token: left.token, body: { memberId: member.subjectId, receiptNumber: 'R-9', paidFen: 100 } })
  expect(body.code).toBe('FORBIDDEN')
})
