import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import CouponsPage from '../../src/subpackages/coupons'
import CouponCounterPage from '../../src/subpackages/staff/coupon'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Wallet = { usable: components['schemas']['Coupon'][] }
const member = 'lin-jianxi'
const mine = async () => (await ask<Wallet>('/me/coupons', { token: (await signInAs(member)).token })).usable
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('the wallet', () => {
  it('says what each coupon saves on an everyday bill, and shows its code at a tap', async () => {
    await open(CouponsPage, member)
    await screen.findByText(/按 ¥87\.00 的一单判断，最多省 ¥10\.44/)
    await screen.findByText('这单省 ¥10.44')
    const coupon = (await mine()).find(({ name }) => name === '香氛 8.8 折')
    fireEvent.click(screen.getByText('用这张'))
    expect(screen.getByLabelText('券码的二维码')).toBeTruthy()
    expect(screen.getByText((coupon?.code ?? '').replace(/(.{4})(?=.)/g, '$1 '))).toBeTruthy()
  })

  it('says of every other one why not, and by how much', async () => {
    await open(CouponsPage, member)
    fireEvent.click(await screen.findByText(/^暂不可用/))
    await screen.findByText('未满 ¥99，还差 ¥12')
    expect(screen.getByText('这一单里没有陶瓷')).toBeTruthy()
    expect(screen.getAllByText('线上下单时才用得上').length).toBeGreaterThan(0)
    expect(screen.getByText(/^\d+月\d+日起可用，还有 \d+ 天$/)).toBeTruthy()
    expect(screen.getByText('正等朋友来领')).toBeTruthy()
    fireEvent.click(screen.getByText('用过的'))
    expect(screen.getAllByText(/用掉了$/).length).toBeGreaterThan(0)
    expect(screen.getAllByText(/过期了$/).length).toBeGreaterThan(0)
  })

  it('is judged anew by another bill, which the phone keeps', async () => {
    await open(CouponsPage, member)
    fireEvent.click(await screen.findByText('换一单'))
    fireEvent.click(screen.getByText('线上下单'))
    type('香氛', '')
    type('茶', '99.5')
    fireEvent.click(screen.getByText('按这一单看'))
    await screen.findByText(/按 ¥99\.50 的一单判断，最多省 ¥12\.00/)
    expect(screen.getAllByText('可叠加').length).toBeGreaterThan(0)
    expect(JSON.parse(phone.storage.get('mc:coupon-bill') as string)).toEqual({ place: 'online', lines: [{ category: 'tea', fen: 9950 }] })
  })
})

describe('a coupon at the counter', () => {
  async function look(code: string, amounts: Record<string, string>, receipt: string): Promise<void> {
    if (!screen.queryByLabelText('券码')) fireEvent.click(await screen.findByText('扫不出来，手动输入'))
    type('券码', code)
    fireEvent.click(screen.getByText('就是这个码'))
    await screen.findByText('TA 这一单买了什么')
    for (const [label, value] of Object.entries(amounts)) type(label, value)
    type('小票号', receipt)
    fireEvent.click(screen.getByText('看看能省多少'))
  }

  it('says what is missing, what it saves when nothing is, and is used once however often it is tapped', async () => {
    const coupon = (await mine()).find(({ name, state }) => name === '满 99 减 12' && state === 'usable')
    await open(CouponCounterPage, 'zhou-ye')
    await look(coupon?.code ?? '', { 茶: '98' }, 'counter-1')
    await screen.findByText('未满 ¥99，还差 ¥1。')
    type('茶', '100')
    fireEvent.click(screen.getByText('看看能省多少'))
    await screen.findByText('这一单减 ¥12.00')
    fireEvent.click(screen.getByText('确认核销'))
    fireEvent.click(screen.getByText('确认核销'))
    await screen.findByText('已核销「满 99 减 12」')
    expect(screen.getByText('再收 ¥88.00')).toBeTruthy()
    expect(sent('POST').filter((url) => url.includes('consumption'))).toHaveLength(1)
    await waitFor(async () => expect((await mine()).map(({ couponId }) => couponId)).not.toContain(coupon?.couponId))
  })

  it('that nobody has is told in words', async () => {
    await open(CouponCounterPage, 'zhou-ye')
    await look('AAAACCCCDDDD', { 茶: '98' }, 'counter-2')
    await screen.findByText(/没有这个券码/)
  })
})
