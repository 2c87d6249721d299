import { cleanup, fireEvent, screen } from '@testing-library/react'
import CertificatePage from '../../src/subpackages/redemptions/certificate'
import RedemptionPage from '../../src/subpackages/redemptions/redemption'
import { maskedName } from '../../src/text/address'
import { phone } from '../stand-ins/taro'
import { ownShopper } from './redeemed'

const shopper = ownShopper()

describe('something reserved', () => {
  it('says until when, and what it costs is only set aside; taken, it has a code', async () => {
    const { redemptionId } = await shopper.had('solstice-evening', { points: 1200, reserve: true })
    shopper.open(RedemptionPage)
    await screen.findByText(/^为你留到 /)
    expect(screen.getByText('1,200 积分先冻结着，没有花出去')).toBeTruthy()
    fireEvent.click(screen.getByText('现在兑换'))
    await screen.findByText('入场时出示')
    expect(await shopper.stateOf(redemptionId)).toBe('ready')
  })

  it('is let go after being asked, and the points are free', async () => {
    const before = await shopper.available()
    const { redemptionId } = await shopper.had('solstice-evening', { points: 1200, reserve: true })
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByText('放回去'))
    expect(screen.getByText(/这一份留给别人/)).toBeTruthy()
    fireEvent.click(screen.getByText('放回去'))
    await screen.findByText('放回去了')
    expect(await shopper.stateOf(redemptionId)).toBe('cancelled')
    expect(await shopper.available()).toBe(before)
  })

  it('that is a thing asks how it is to be had, and for an address where it is to be sent', async () => {
    await shopper.had('tea-tin', { points: 500, reserve: true })
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByLabelText(/^寄到家/))
    await screen.findByText('先填收货地址')
    fireEvent.click(screen.getByText('填一个收货地址'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/redemptions/address/index' } })
    fireEvent.click(screen.getByLabelText(/^到店自取/))
    fireEvent.click(screen.getByText('现在兑换'))
    await screen.findByText('到店取货时出示')
  })
})

describe('what is had at once', () => {
  it('shows a coupon as a ticket and leads to the wallet', async () => {
    await shopper.had('refill', { points: 200 })
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByText('去券包'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/coupons/index' } })
  })

  it('shows a partner’s code, which is copied with a tap and never taken back', async () => {
    const { partner } = await shopper.had('miles', { points: 600 })
    shopper.open(RedemptionPage)
    await screen.findByText(partner?.code ?? 'none')
    fireEvent.click(screen.getByLabelText('复制云上航空的码'))
    await screen.findByText('已复制')
    expect(phone.asked).toContainEqual({ name: 'setClipboardData', options: { data: partner?.code } })
    expect(screen.getByText('这一类兑换不能撤销，兑之前说过。')).toBeTruthy()
  })

  it('shows what was given to a project, and a certificate with the name masked', async () => {
    const { certificate } = await shopper.had('book-room', { points: 100 })
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByText(/^谢谢你，100 积分到了/))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: `/subpackages/redemptions/certificate/index?id=${phone.params.id}` } })
    cleanup()
    shopper.open(CertificatePage)
    await screen.findByText(maskedName(shopper.name()))
    expect(screen.getByText(`编号 ${certificate?.number}`)).toBeTruthy()
    expect(screen.queryByText(shopper.name(), { exact: false })).toBeNull()
  })

  it('that nobody has says so and leads back', async () => {
    phone.params = { id: '019aa000-0000-7000-8000-000000000000' }
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByText('看看我的兑换'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/redemptions/index' } })
  })
})
