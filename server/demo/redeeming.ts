import type { DeliveryMethod, Reward, RewardOf } from '../../loyalty/rewards'
import type { Caller } from '../call'
import { saveAddress } from '../operations/address'
import { collectPickUp } from '../operations/pick-ups'
import { sendShipment } from '../operations/shipments'
import { cancel } from '../rewards/cancel'
import { findReward } from '../rewards/catalogue'
import { redeem } from '../rewards/redeem'
import { redemptionOf, step } from '../rewards/redemption'
import { reserve } from '../rewards/reservation'
import type { Life, Place } from './life'

/** A redemption of a life, to speak of it later. */
export interface Redeemed {
  id: string
}

/** Something the mall had once, and has no more. */
export const onceSold = (name: string, points: number): RewardOf<'physical'> => ({
  rewardId: `once-${name}`,
  kind: 'physical',
  name,
  prices: [{ points, fen: 0 }],
  story: '',
  picture: 'parcel',
  delivery: ['pick_up', 'shipping'],
})

/** At its first price, or another one of them. A reward is named as it is called in the mall. */
function taken(life: Life, at: number, what: string | Reward, delivery: DeliveryMethod | null, act: typeof redeem, points?: number): Redeemed {
  const { tx, context } = life
  const redeemed: Redeemed = { id: '' }
  life.plan(at, life.withAccount(async (member) => {
    const reward = typeof what === 'string' ? findReward(context, what) : what
    const { redemption_id } = await act(tx, context, member, reward, { id: context.newId(), automatic: false, price: reward.prices.find((price) => price.points === points) ?? reward.prices[0], delivery })
    redeemed.id = redemption_id
  }))
  return redeemed
}

export const redeemed = (life: Life, at: number, what: string | Reward, delivery: DeliveryMethod | null = null, points?: number) => taken(life, at, what, delivery, redeem, points)
export const reserved = (life: Life, at: number, what: string) => taken(life, at, what, null, reserve)

export function cancelled(life: Life, at: number, of: Redeemed): void {
  const { tx, context } = life
  life.plan(at, life.withAccount(async (member) => cancel(tx, context, member, await redemptionOf(tx, member.member_id, of.id))))
}

const byStaff = (life: Life, { staffId }: Place) => ({ ...life.asking({}), caller: { subjectId: staffId, role: 'staff' } satisfies Caller })

export function collected(life: Life, at: number, of: Redeemed, place: Place): void {
  life.plan(at, async () => {
    const { pick_up_code } = await redemptionOf(life.tx, life.memberId, of.id)
    if (pick_up_code === null) throw new Error('what is fetched has a code')
    await collectPickUp({ ...byStaff(life, place), body: undefined as never, params: { code: pick_up_code } })
  })
}

export function sent(life: Life, at: number, of: Redeemed, place: Place, trackingNumber: string): void {
  const { memberId } = life
  life.plan(at, () => sendShipment({ ...byStaff(life, place), body: { memberId, carrier: '顺丰', trackingNumber }, params: { redemptionId: of.id } }))
}

export function arrived(life: Life, at: number, of: Redeemed): void {
  const { tx, context } = life
  life.plan(at, life.withAccount(async (member) => step(tx, await redemptionOf(tx, member.member_id, of.id), 'delivered', context.now())))
}

export function livesAt(life: Life, at: number, address: { name: string; phone: string; region: string; detail: string }): void {
  life.plan(at, () => saveAddress(life.asking({ address })))
}
