import type { components } from '../../contract/types.gen'
import type { RedemptionState } from '../../loyalty/redemptions'
import type { DeliveryMethod, Price, RewardKind, RewardOf } from '../../loyalty/rewards'
import type { Context } from '../context'
import type { Coupon } from '../coupons'
import type { Tx } from '../database'
import type { Entry, Member } from '../ledger/post'
import type { Redemption } from './redemption'

/** A redemption as it is asked for, checked against everything that all kinds have in common. */
export interface Asked {
  id: string
  /** Nobody pressed a button for it. */
  automatic: boolean
  price: Price
  delivery: DeliveryMethod | null
}

/** What of a redemption its kind decides. */
export interface Given extends Partial<Pick<Redemption, 'pick_up_code' | 'delivery' | 'address'>> {
  state: RedemptionState
  coupon?: Coupon
  details?: Details
}

/** What kinds have of their own, as it is kept. */
export type Details = Partial<Pick<components['schemas']['Redemption'], 'boost' | 'partner' | 'certificate' | 'seat'>>

/** All that differs between kinds of rewards. A further kind is a further file and a row in kinds.ts. */
export interface Kind<K extends RewardKind> {
  /** How the points leave; spent, without. */
  pay?(tx: Tx, context: Context, member: Member, reward: RewardOf<K>, asked: Asked): Promise<Entry>
  /** Makes what was redeemed. The points have left. */
  give(tx: Tx, context: Context, member: Member, reward: RewardOf<K>, asked: Asked): Promise<Given>
  /** Rows that many members meet in; right before the stock, which is the last. */
  afterwards?(tx: Tx, context: Context, member: Member, reward: RewardOf<K>, asked: Asked): Promise<void>
  /** Takes back what was given when it is cancelled. Without, it is never cancelled. Errors: CANCEL_OVER, COUPON_USED. */
  takeBack?(tx: Tx, context: Context, member: Member, redemption: Redemption): Promise<void>
}
