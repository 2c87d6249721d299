import { cleanup, fireEvent, screen } from '@testing-library/react'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import RedemptionsPage from '../../src/subpackages/redemptions'
import RedemptionPage from '../../src/subpackages/redemptions/redemption'
import { newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'
import { posts, ownShopper } from './redeemed'

afterEach(() => jest.restoreAllMocks())

describe('the records', () => {
  const shopper = ownShopper()

  it('say of each how it stands, the newest first, and lead to it', async () => {
    const { redemptionId } = await shopper.had('season-cards', { points: 300, delivery: 'pick_up' })
    shopper.open(RedemptionsPage)
    const [newest] = await screen.findAllByRole('link')
    expect(newest.getAttribute('aria-label')).toMatch(/^节气手写卡 一套，等你来取，300 积分，今天 \d\d:\d\d$/)
    fireEvent.click(newest)
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: `/subpackages/redemptions/redemption/index?id=${redemptionId}` } })
  })

  it('turn a page where there are more than twenty', async () => {
    for (let i = 0; i < 21; i += 1) await shopper.had('book-room', { points: 100 })
    shopper.open(RedemptionsPage)
    fireEvent.click(await screen.findByText('更早的'))
    await screen.findByText('较新的')
    expect(sent('GET').filter((url) => url.includes('cursor='))).toHaveLength(1)
    expect(screen.getAllByRole('link').length).toBeLessThanOrEqual(20)
  })

  it('that are none lead to the mall, and a visitor to joining', async () => {
    await open(RedemptionsPage)
    await screen.findByText('去入会')
    cleanup()
    keepSession((await newMember()).session, { provider: 'phone' })
    show(RedemptionsPage)
    fireEvent.click(await screen.findByText('去商城看看'))
    expect(phone.asked).toContainEqual({ name: 'switchTab', options: { url: '/pages/mall/index' } })
  })
})

describe('something to be fetched', () => {
  const shopper = ownShopper()

  it('shows its code large, in groups, and says what is to be paid in the store', async () => {
    const { pickUpCode } = await shopper.had('gaiwan', { points: 2400, fen: 8800, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    await screen.findByText('到店取货时出示')
    expect(screen.getByLabelText('取货码的二维码')).toBeTruthy()
    expect(screen.getByText(pickUpCode?.replace(/(.{4})(?=.)/g, '$1 ') ?? 'none')).toBeTruthy()
    expect(screen.getByText('取的时候在店里付 ¥88，线上不收钱。')).toBeTruthy()
    expect(screen.getByText('2,400 积分 + ¥88')).toBeTruthy()
  })

  it('keeps its code on a phone without a network, and what needs one says so', async () => {
    await shopper.had('season-cards', { points: 300, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    const code = (await screen.findByLabelText(/^取货码 ./)).textContent
    cleanup()
    queryClient.clear()
    phone.network = 'none'
    show(RedemptionPage)
    expect(screen.getByLabelText(/^取货码 ./).textContent).toBe(code)
    await screen.findByText('现在没有网络，连上后再撤销。')
    fireEvent.click(screen.getByText('撤销'))
    expect(posts('/cancellation')).toEqual([])
  })

  it('is taken back once however often that is tapped, after being asked, and the points return', async () => {
    const before = await shopper.available()
    const { redemptionId } = await shopper.had('bamboo-scoop', { points: 600, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    await screen.findByText(/^(29|30) 分 \d+ 秒内可撤销$/)
    fireEvent.click(screen.getByText('撤销'))
    expect(posts('/cancellation')).toEqual([])
    expect(screen.getByText(/600 积分回到原来的批次/)).toBeTruthy()
    fireEvent.click(screen.getByText('撤销'))
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText('已经撤销')
    expect(posts('/cancellation')).toHaveLength(1)
    expect(await shopper.stateOf(redemptionId)).toBe('cancelled')
    expect(await shopper.available()).toBe(before)
    expect(screen.queryByLabelText('取货码的二维码')).toBeNull()
  })

  it('whose taking back was done but not heard of says so when the app is back, and the points return once', async () => {
    const before = await shopper.available()
    await shopper.had('bamboo-scoop', { points: 600, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByText('撤销'))
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText(/没等到回音，再点一次就好/)
    cleanup()
    queryClient.clear()
    phone.network = 'well'
    show(RedemptionPage)
    await screen.findByText('已经撤销')
    expect(await shopper.available()).toBe(before)
  })

  it('whose taking back never left the phone goes out again under the same key', async () => {
    const before = await shopper.available()
    await shopper.had('bamboo-scoop', { points: 600, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    fireEvent.click(await screen.findByText('撤销'))
    phone.network = 'none'
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText(/没等到回音，再点一次就好/)
    cleanup()
    queryClient.clear()
    phone.network = 'well'
    show(RedemptionPage)
    fireEvent.click(await screen.findByText('撤销'))
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText('已经撤销')
    const keys = posts('/cancellation').map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    expect(await shopper.available()).toBe(before)
  })

  it('shows no way back once the time for it is over', async () => {
    await shopper.had('season-cards', { points: 300, delivery: 'pick_up' })
    shopper.open(RedemptionPage)
    await screen.findByText(/内可撤销$/)
    cleanup()
    phone.network = 'none'
    anHourPasses()
    show(RedemptionPage)
    await screen.findByText('到店取货时出示')
    expect(screen.queryByText(/内可撤销$/)).toBeNull()
  })
})
