import { fireEvent, screen, waitFor } from '@testing-library/react'
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

/** Demo people have usable coupons; each is given at most once here. */
async function usable(person: string): Promise<{ token: string; coupon: Schemas['Coupon'] }> {
  const { token } = await signInAs(person)
  const wallet = await ask<{ usable: Schemas['Coupon'][] }>('/me/coupons', { token })
  const coupon = wallet.usable.find(({ state, source }) => state === 'usable' && source !== 'gift')
  if (!coupon) throw new Error(`${person} has no coupon to give`)
  return { token, coupon }
}

async function offered(person: string): Promise<Schemas['CouponOffer']> {
  const { token, coupon } = await usable(person)
  return ask<Schemas['CouponOffer']>(`/me/coupons/${coupon.couponId}/gift`, { token, body: {} })
}

/** Other tests look at her wallet too. */
afterEach(async () => {
  const { token } = await signInAs('lin-jianxi')
  const { usable } = await ask<{ usable: Schemas['Coupon'][] }>('/me/coupons', { token })
  for (const { state, couponId } of usable) if (state === 'gifted') await ask(`/me/coupons/${couponId}/gift/withdrawal`, { token, body: {} })
})

function openAs(session: Session, Page: typeof CouponGiftPage): void {
  phone.origin = backendOrigin()
  keepSession(session, { provider: 'phone' })
  queryClient.clear()
  show(Page)
}

describe('a coupon for a friend', () => {
  it('becomes a link, rests, and can be taken back', async () => {
    const { coupon } = await usable('lin-jianxi')
    phone.params = { id: coupon.couponId }
    await open(GiveCouponPage, 'lin-jianxi')
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
    const { token } = await offered('lin-jianxi')
    phone.params = { token }
    await open(CouponGiftPage)
    await screen.findByText(/^.\*\* 送你一张券$/)
    fireEvent.click(screen.getByText('入会后领取'))
    expect(waitingGift()).toBe(token)
  })

  it('goes into the friend’s wallet at a tap, and the next one reads that it is gone', async () => {
    const { token } = await offered('shen-wanqiu')
    const { session } = await newMember()
    phone.params = { token }
    openAs(session, CouponGiftPage)
    fireEvent.click(await screen.findByText('领到我的券包'))
    await screen.findByText(/送的券，你领到了/)
    const wallet = await ask<{ usable: Schemas['Coupon'][] }>('/me/coupons', { token: session.token })
    expect(wallet.usable.map(({ source }) => source)).toContain('gift')
  })

  it('tells the giver that it waits, and a broken link that nothing was found', async () => {
    const { token } = await offered('lin-jianxi')
    phone.params = { token }
    await open(CouponGiftPage, 'lin-jianxi')
    await screen.findByText('你送出的券，等朋友来领')
    phone.params = { token: 'NOSUCHCODENOSUCH' }
    await open(CouponGiftPage)
    await waitFor(() => expect(screen.getAllByText('没找到这张券')).toHaveLength(1))
  })
})
