import type { Price } from '../../loyalty/rewards'
import type { App } from './app'

export interface Wanted {
  rewardId: string
  price: Price
  reserve: boolean
}

const deliveryOf = ({ rewardId, reserve }: Wanted) => (rewardId === 'cup' && !reserve ? ('pick_up' as const) : null)

/** The writes of the app as its pages call them. */
export function redeem({ parts }: App, wanted: Wanted): Promise<unknown> {
  const { rewardId, price, reserve } = wanted
  return parts.redeemReward(rewardId, { pricePoints: price.points, priceFen: price.fen, delivery: deliveryOf(wanted), reserve })
}
export const unheardOf = ({ parts }: App, rewardId: string) => parts.unheardRedemption(rewardId)
export const takeBack = ({ parts }: App, redemptionId: string): Promise<unknown> => parts.cancelRedemption(redemptionId)
export const complete = ({ parts }: App, redemptionId: string): Promise<unknown> => parts.completeReservation(redemptionId, 'pick_up')
