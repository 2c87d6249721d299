import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { queryClient } from '../../src/state/query-client'
import AddressPage from '../../src/subpackages/redemptions/address'
import RedemptionPage from '../../src/subpackages/redemptions/redemption'
import StaffPage from '../../src/subpackages/staff'
import PickUpPage from '../../src/subpackages/staff/pick-up'
import ShipmentsPage from '../../src/subpackages/staff/shipments'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, show } from './open'
import { posts, ownShopper } from './redeemed'

const typed = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const address = { name: '沈晚秋', phone: '13800000003', region: '上海市徐汇区', detail: '武康路 376 号 2 楼' }
const shopper = ownShopper()
const kept = async () => (await shopper.asks<{ address: unknown }>('/me/address')).address
const keep = async (what: typeof address | null) => void (await shopper.asks('/me/address', { address: what }))

describe('the address', () => {
  it('is not sent while something is amiss, and each field says what', async () => {
    await keep(null)
    shopper.open(AddressPage)
    await screen.findByText('收件人')
    typed('手机号', '138')
    fireEvent.click(screen.getByText('存下'))
    expect(screen.getByText('手机号还差 8 位')).toBeTruthy()
    expect(screen.getByText('写上收件人，快递要用')).toBeTruthy()
    expect(screen.getByText('写上街道和门牌')).toBeTruthy()
    expect(posts('/me/address')).toEqual([])
  })

  it('is kept tidy, once, and no trace of it stays on the phone', async () => {
    await keep(null)
    shopper.open(AddressPage)
    await screen.findByText('收件人')
    typed('收件人', ' 沈晚秋 ')
    typed('手机号', '+86 138-0000-0003')
    typed('省、市、区', '上海市徐汇区')
    typed('街道和门牌', '武康路 376 号 2 楼')
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('存下'))
    await screen.findByText(/没等到回音，再点一次就好/)
    expect(JSON.stringify([...phone.storage])).not.toContain('武康路')
    phone.network = 'well'
    fireEvent.click(screen.getByText('存下'))
    await waitFor(() => expect(posts('/me/address')).toHaveLength(2))
    expect(new Set(posts('/me/address').map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    await waitFor(async () => expect(await kept()).toEqual(address))
  })

  it('is forgotten with two taps, and it says so', async () => {
    await keep(address)
    shopper.open(AddressPage)
    fireEvent.click(await screen.findByText('删掉这个地址'))
    expect(await kept()).toEqual(address)
    fireEvent.click(screen.getByText('删掉'))
    await screen.findByText(/地址已经删掉/)
    expect(await kept()).toBeNull()
    expect((screen.getByLabelText('收件人') as HTMLInputElement).value).toBe('')
  })
})

describe('a parcel', () => {
  it('is sent by staff with its number, followed by the member and said to have arrived', async () => {
    await keep(address)
    const { redemptionId } = await shopper.had('season-cards', { points: 300, delivery: 'shipping' })
    shopper.open(RedemptionPage)
    await screen.findByText('寄出后这里会有快递单号')
    expect(screen.getByText('沈** 138 **** 0003')).toBeTruthy()
    expect(screen.queryByText(/376/)).toBeNull()
    cleanup()

    await open(ShipmentsPage, 'zhou-ye')
    // The oldest is first, so hers is the last of those that wait.
    const waiting = await screen.findAllByText('填单号')
    expect(screen.getAllByText('武康路 376 号 2 楼', { exact: false }).length).toBeGreaterThan(0)
    fireEvent.click(waiting[waiting.length - 1])
    expect(screen.getByText('填上快递单号')).toBeTruthy()
    typed('快递单号', 'yt 8899 0011')
    fireEvent.click(screen.getByText('圆通'))
    fireEvent.click(screen.getByText('已寄出'))
    await screen.findByText('今天寄出的')
    expect(posts('/shipment')).toHaveLength(1)
    expect(await shopper.stateOf(redemptionId)).toBe('shipped')
    cleanup()

    shopper.open(RedemptionPage)
    await screen.findByText('圆通')
    fireEvent.click(screen.getByLabelText('复制快递单号'))
    await waitFor(() => expect(phone.asked).toContainEqual({ name: 'setClipboardData', options: { data: 'YT88990011' } }))
    expect(screen.queryByText(/内可撤销/)).toBeNull()
    fireEvent.click(screen.getByText('确认收货'))
    fireEvent.click(screen.getByText('拿到了'))
    await screen.findAllByText('收到了')
    expect(await shopper.stateOf(redemptionId)).toBe('delivered')
  })

  it('that was taken back meanwhile is not sent, and staff are told why', async () => {
    await keep(address)
    const { redemptionId } = await shopper.had('season-cards', { points: 300, delivery: 'shipping' })
    await open(ShipmentsPage, 'zhou-ye')
    const waiting = await screen.findAllByText('填单号')
    fireEvent.click(waiting[waiting.length - 1])
    typed('快递单号', 'SF12345678')
    await shopper.asks(`/me/redemptions/${redemptionId}/cancellation`, {})
    fireEvent.click(screen.getByText('已寄出'))
    await screen.findByText(/这一件刚刚撤销了/)
    expect(await shopper.stateOf(redemptionId)).toBe('cancelled')
  })
})

describe('the counter', () => {
  const enter = (code: string) => {
    typed('取货码', code)
    fireEvent.click(screen.getByText('就是这个码'))
  }

  it('leads to handing over and to sending', async () => {
    await open(StaffPage, 'zhou-ye')
    fireEvent.click(await screen.findByText('取货核销'))
    fireEvent.click(screen.getByText('待寄出'))
    const urls = phone.asked.flatMap(({ name, options }) => (name === 'navigateTo' ? [(options as { url: string }).url] : []))
    expect(urls).toEqual(['/subpackages/staff/pick-up/index', '/subpackages/staff/shipments/index'])
  })

  it('says what a code is for, whose it is without the name, and what is to be paid, and hands over once', async () => {
    const { pickUpCode, redemptionId } = await shopper.had('gaiwan', { points: 2400, fen: 8800, delivery: 'pick_up' })
    await open(PickUpPage, 'zhou-ye')
    enter((pickUpCode ?? '').toLowerCase().replace(/(.{4})(?=.)/g, '$1 '))
    await screen.findByText('影青小盖碗')
    expect(screen.getByText('¥88')).toBeTruthy()
    expect(screen.queryByText(shopper.name(), { exact: false })).toBeNull()
    fireEvent.click(screen.getByText('确认交付'))
    fireEvent.click(screen.getByText('确认交付'))
    await screen.findByText('已交付「影青小盖碗」')
    expect(posts('/collection')).toHaveLength(1)
    expect(await shopper.stateOf(redemptionId)).toBe('collected')
    fireEvent.click(screen.getByText('扫下一件'))
    enter(pickUpCode ?? '')
    await screen.findByText(/已经在武康路店交付，同一个码只交一次/)
    expect(screen.queryByText('确认交付')).toBeNull()
  })

  it('whose answer was lost is asked again under the same key, and it was handed over once', async () => {
    const { pickUpCode, redemptionId } = await shopper.had('season-cards', { points: 300, delivery: 'pick_up' })
    await open(PickUpPage, 'zhou-ye')
    enter(pickUpCode ?? '')
    await screen.findByText('确认交付')
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('确认交付'))
    await screen.findByText(/同一件不会交两遍/)
    phone.network = 'well'
    fireEvent.click(screen.getByText('确认交付'))
    await screen.findByText('已交付「节气手写卡 一套」')
    expect(new Set(posts('/collection').map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(await shopper.stateOf(redemptionId)).toBe('collected')
  })

  it('hands nothing over that was taken back a moment ago', async () => {
    const { pickUpCode, redemptionId } = await shopper.had('season-cards', { points: 300, delivery: 'pick_up' })
    await open(PickUpPage, 'zhou-ye')
    enter(pickUpCode ?? '')
    await screen.findByText('确认交付')
    await shopper.asks(`/me/redemptions/${redemptionId}/cancellation`, {})
    fireEvent.click(screen.getByText('确认交付'))
    await screen.findByText(/积分已经退给 TA，不要再交付/)
    expect(await shopper.stateOf(redemptionId)).toBe('cancelled')
  })

  it('shows the member that it has been handed over, on a screen that stayed open', async () => {
    const { pickUpCode } = await shopper.had('season-cards', { points: 300, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    await screen.findByText('到店取货时出示')
    await ask(`/staff/pick-ups/${pickUpCode}/collection`, { token: (await signInAs('zhou-ye')).token, body: {} })
    await queryClient.refetchQueries({ type: 'active' })
    await screen.findAllByText('取走了')
    expect(screen.queryByLabelText('取货码的二维码')).toBeNull()
  })

  it('knows nothing of a code that is none, and is closed to members', async () => {
    await open(PickUpPage, 'xu-an')
    enter('ACDEFGHJKMNP')
    await screen.findByText(/没有这个取货码/)
    cleanup()
    shopper.open(PickUpPage)
    await screen.findByText('这里是店员用的')
    cleanup()
    show(ShipmentsPage)
    await screen.findByText('这里是店员用的')
  })
})
