import type { Answer, Call, OperationId, Request, Session, Unsigned } from '../call'
import type { Context } from '../context'
import { getAddress, saveAddress } from './address'
import { listBadges, wearBadge } from './badges'
import { getMyBenefits } from './benefits'
import { getPointsEntry, listChain, listPointsEntries } from './entries'
import { finishReading, openReading } from './collections'
import { cancelMembership, getCancellation, returnToMembership } from './cancellation'
import { listConsents, setConsent } from './consents'
import { consumeCoupon, consumeShopCoupon, previewCoupon, previewShopCoupon } from './coupon-use'
import { listCoupons, setAutoRedeem } from './coupons'
import { exportMyData } from './export'
import { chooseGift } from './gifts'
import { checkIn, getCheckIn, makeUpCheckIn } from './check-in'
import { getHealth, getLedgerHealth } from './health'
import { getHome } from './home'
import { claimCouponGift, getCouponGift, giveCoupon, withdrawCouponGift } from './coupon-gifts'
import { listIdentities } from './identities'
import { getInvitation, listInvitations } from './invitations'
import { getLeaderboard, setBoardMembership } from './leaderboard'
import { getMe, joinProgramme, setBirthday } from './members'
import { confirmMerge, findOldCard, getMerge } from './merges'
import { listMerges, undoMerge } from './merge-undo'
import { listNotices, readNotices } from './notices'
import { claimOrder } from './order-claims'
import { beforeClaim, claimPackageCard, getPackageCard } from './package-cards'
import { askPayment, getPayment, previewPayment, undoPayment } from './payments'
import { linkPhone } from './phone'
import { collectPickUp, findPickUp } from './pick-ups'
import { getPoints, previewAccrual } from './points'
import { getPointsInsight } from './points-insight'
import { setPreferences } from './preferences'
import { orRefuse, scanProduct } from './product-codes'
import { setProfile } from './profile'
import { getProgramme, listRuleVersions } from './programme'
import { recordPurchase, refundPurchase } from './purchases'
import { getRedemption, listRedemptions, previewRedemption, redeemReward } from './redemptions'
import { cancelRedemption, completeReservation, confirmDelivery } from './redemption-steps'
import { bookReminder, cancelReminder, getReminders } from './reminders'
import { listPurchases, reviewPurchase } from './reviews'
import { listRewards } from './rewards'
import { createSession, listDemoPeople, sendPhoneCode } from './sessions'
import { listShipments, sendShipment } from './shipments'
import { answerSurvey, getSurvey } from './surveys'
import { claimTask, listTasks } from './tasks'
import { getTaste, setTaste } from './taste'
import { getMyTier } from './tiers'
import { confirmPayment, getTill, refusePayment, showPayCode } from './till'
import { getVisitCode, visitStore } from './visits'

type Sign = (session: Unsigned) => Session
type Finish<Id extends OperationId> = (kept: unknown, sign: Sign) => Answer<Id>

/** How an operation is run; kept is what it returned, or what an earlier request with the same key returned. */
export type Entry<Id extends OperationId> = { finish: Finish<Id> } & (
  | { mode: 'read'; run(call: Call<Id>): Promise<unknown> }
  | { mode: 'write'; run(call: Call<Id>): Promise<unknown>; before?(context: Context, request: Request<Id>): Promise<void> }
  | { mode: 'own'; run(context: Context, request: Request<Id>): Promise<unknown> }
)

/** In one snapshot. */
function read<Id extends OperationId>(run: (call: Call<Id>) => Promise<Answer<Id>>): Entry<Id> {
  return { mode: 'read', run, finish: (kept) => kept as Answer<Id> }
}

/** In one transaction, once per Idempotency-Key. finish adds what is never stored; before may refuse before there is a transaction. */
function write<Id extends OperationId, Kept = Answer<Id>>(
  run: (call: Call<Id>) => Promise<Kept>,
  finish?: (kept: Kept, sign: Sign) => Answer<Id>,
  before?: (context: Context, request: Request<Id>) => Promise<void>,
): Entry<Id> {
  return { mode: 'write', run, before, finish: (kept, sign) => (finish ? finish(kept as Kept, sign) : (kept as Answer<Id>)) }
}

/** Sees to its transactions itself, or needs none. */
function own<Id extends OperationId, Kept = Answer<Id>>(
  run: (context: Context, request: Request<Id>) => Promise<Kept>,
  finish?: (kept: Kept, sign: Sign) => Answer<Id>,
): Entry<Id> {
  return { mode: 'own', run, finish: (kept, sign) => (finish ? finish(kept as Kept, sign) : (kept as Answer<Id>)) }
}

/** Every operation of the contract; one that is missing does not compile. */
export const operations: { [Id in OperationId]: Entry<Id> } = {
  createSession: own(createSession, (session, sign) => sign(session)),
  sendPhoneCode: own(sendPhoneCode),
  listDemoPeople: own(listDemoPeople),
  joinProgramme: write(joinProgramme, (joined, sign) => ({ ...joined, session: sign(joined.session) })),
  getMe: read(getMe),
  setProfile: write(setProfile),
  getPackageCard: own(getPackageCard),
  claimPackageCard: write(claimPackageCard, undefined, beforeClaim),
  listIdentities: read(listIdentities),
  linkPhone: own(linkPhone, ({ session, ...linked }, sign) => ({ ...linked, session: sign(session) })),
  findOldCard: write(findOldCard, orRefuse),
  getMerge: read(getMerge),
  confirmMerge: write(confirmMerge),
  claimOrder: write(claimOrder, orRefuse),
  listMerges: read(listMerges),
  undoMerge: write(undoMerge),
  listConsents: read(listConsents),
  setConsent: write(setConsent),
  exportMyData: read(exportMyData),
  getCancellation: read(getCancellation),
  cancelMembership: write(cancelMembership),
  returnToMembership: write(returnToMembership),
  getHome: read(getHome),
  getPoints: read(getPoints),
  getPointsInsight: read(getPointsInsight),
  listPointsEntries: read(listPointsEntries),
  getPointsEntry: read(getPointsEntry),
  listChain: read(listChain),
  previewAccrual: read(previewAccrual),
  setBirthday: write(setBirthday),
  getCheckIn: read(getCheckIn),
  checkIn: write(checkIn),
  makeUpCheckIn: write(makeUpCheckIn),
  listTasks: read(listTasks),
  claimTask: write(claimTask),
  listBadges: read(listBadges),
  wearBadge: write(wearBadge),
  listPurchases: read(listPurchases),
  reviewPurchase: write(reviewPurchase),
  getSurvey: read(getSurvey),
  answerSurvey: write(answerSurvey),
  openReading: write(openReading),
  finishReading: write(finishReading),
  scanProduct: write(scanProduct, orRefuse),
  visitStore: write(visitStore, orRefuse),
  getVisitCode: read(getVisitCode),
  getTaste: read(getTaste),
  setTaste: write(setTaste),
  getLeaderboard: own(getLeaderboard),
  setBoardMembership: write(setBoardMembership),
  giveCoupon: write(giveCoupon),
  withdrawCouponGift: write(withdrawCouponGift),
  getCouponGift: read(getCouponGift),
  claimCouponGift: write(claimCouponGift),
  listInvitations: read(listInvitations),
  getInvitation: read(getInvitation),
  getMyTier: read(getMyTier),
  getMyBenefits: read(getMyBenefits),
  chooseGift: write(chooseGift),
  setPreferences: write(setPreferences),
  getTill: read(getTill),
  showPayCode: write(showPayCode),
  confirmPayment: write(confirmPayment, orRefuse),
  refusePayment: write(refusePayment),
  previewPayment: write(previewPayment, orRefuse),
  askPayment: write(askPayment, orRefuse),
  getPayment: read(getPayment),
  undoPayment: write(undoPayment),
  listNotices: read(listNotices),
  readNotices: write(readNotices),
  getReminders: read(getReminders),
  bookReminder: write(bookReminder),
  cancelReminder: write(cancelReminder),
  getProgramme: own(getProgramme),
  listRuleVersions: own(listRuleVersions),
  listRewards: read(listRewards),
  previewRedemption: read(previewRedemption),
  redeemReward: write(redeemReward),
  listRedemptions: read(listRedemptions),
  getRedemption: read(getRedemption),
  cancelRedemption: write(cancelRedemption),
  completeReservation: write(completeReservation, orRefuse),
  confirmDelivery: write(confirmDelivery),
  getAddress: read(getAddress),
  saveAddress: write(saveAddress),
  findPickUp: own(findPickUp),
  collectPickUp: write(collectPickUp, orRefuse),
  listShipments: read(listShipments),
  sendShipment: write(sendShipment),
  listCoupons: read(listCoupons),
  setAutoRedeem: write(setAutoRedeem),
  previewCoupon: write(previewCoupon, orRefuse),
  consumeCoupon: write(consumeCoupon, orRefuse),
  previewShopCoupon: write(previewShopCoupon),
  consumeShopCoupon: write(consumeShopCoupon),
  recordPurchase: write(recordPurchase),
  refundPurchase: write(refundPurchase),
  getHealth: read(getHealth),
  getLedgerHealth: read(getLedgerHealth),
}
