import { randomUUID } from 'node:crypto'
import { fireEvent, screen } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import { waitingGift } from '../../src/state/waiting-gift'
import GiveCouponPage from '../../src/subpackages/coupons/give'
import CouponGiftPage from '../../src/subpackages/coupons/gift'
import { ask, backendOrigin, newMember, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, show } from './open'

type Schemas = components['schemas']
type Session = Schemas['Session']

/** Somebody who has just bought something and redeemed a coupon, and the coupon. */
async function giver(): Promise<{ session: Session; coupon: Schemas['Coupon'] }> {
  const { session } = await newMember()
  const staff = await signInAs('zhou-ye')
  await ask('/staff/purchases', { token: staff.token, body: { memberId: session.subjectId, receiptNumber: randomUUID(), paidFen: 30_000 } })
  const body = { redemptionId: randomUUID(), rewardId: 'refill', pricePoints: 200, priceFen: 0, delivery: null, reserve: false }
  const { coupon } = await ask<Schemas['Redemption']>('/me/redemptions', { token: session.token, body })
  return { session, coupon: coupon! }
}

async function offered(): Promise<{ session: Session; token: string }> {
  const { session, coupon } = await giver()
  const { token } = await ask<Schemas['CouponOffer']>(`/me/coupons/${coupon.couponId}/gift`, { token: session.token, body: {} })
  return { session, token }
}

function openAs(session: Session, Page: typeof CouponGiftPage): void {
  phone.origin = backendOrigin()
  keepSession(session, { provider: 'phone' })
  queryClient.clear()
  show(Page)
}

describe('a coupon for a friend', () => {
  it('becomes a link, rests, and can be taken back', async () => {
    const { session, coupon } = await giver()
    phone.params = { id: coupon.couponId }
    openAs(session, GiveCouponPage)
    fireEvent.click(await screen.findByText('做一条链接'))
    fireEvent.click(await screen.findByText('复制链接'))
    await screen.findByText(/链接复制好了/)
    const { options } = phone.asked.find(({ name }) => name === 'setClipboardData') as { options: { data: string } }
    expect(options.data).toMatch(/#\/subpackages\/coupons\/gift\/index\?token=[A-Z0-9]{16}$/)
    await screen.findByText(/等朋友来领/)
    fireEvent.click(screen.getByText('收回来自己用'))
    await screen.findByText('做一条链接')
  })

  it('shows what it is before anything is asked for, and waits until somebody has joined', async () => {
    const { token } = await offered()
    phone.params = { token }
    await open(CouponGiftPage)
    await screen.findByText(/^.\*\* 送你一张券$/)
    fireEvent.click(screen.getByText('入会后领取'))
    expect(waitingGift()).toBe(token)
  })

  it('goes into the friend’s wallet at a tap, and the next one reads that it is gone', async () => {
    const { token } = await offered()
    const { session } = await newMember()
    phone.params = { token }
    openAs(session, CouponGiftPage)
    fireEvent.click(await screen.findByText('领到我的券包'))
    await screen.findByText(/送的券，你领到了/)
    const wallet = await ask<{ usable: Schemas['Coupon'][] }>('/me/coupons', { token: session.token })
    expect(wallet.usable.map(({ source }) => source)).toContain('gift')
  })

  it('tells the giver that it waits', async () => {
    const { session, token } = await offered()
    phone.params = { token }
    openAs(session, CouponGiftPage)
    await screen.findByText('你送出的券，等朋友来领')
  })

  it('says of a broken link that nothing was found', async () => {
    phone.params = { token: 'NOSUCHCODENOSUCH' }
    await open(CouponGiftPage)
    await screen.findByText('没找到这张券')
  })
})
