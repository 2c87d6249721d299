import { randomUUID } from 'node:crypto'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import RedemptionsPage from '../../src/subpackages/redemptions'
import CertificatePage from '../../src/subpackages/redemptions/certificate'
import RedemptionPage from '../../src/subpackages/redemptions/redemption'
import { ask, newMember, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

type Schemas = components['schemas']
type Redemption = Schemas['Redemption']

// Plenty of points, so that tests do not stand in each other's way.
const person = 'shen-wanqiu'
const tokenOf = async () => (await signInAs(person)).token
const available = async () => (await ask<Schemas['Home']>('/me/home', { token: await tokenOf() })).points?.available

interface Wish {
  points: number
  fen?: number
  delivery?: 'pick_up' | 'shipping'
  reserve?: boolean
}

/** Redeemed by her before the screen is opened on it. */
async function had(rewardId: string, { points, fen = 0, delivery, reserve = false }: Wish): Promise<Redemption> {
  const body = { redemptionId: randomUUID(), rewardId, pricePoints: points, priceFen: fen, delivery: delivery ?? null, reserve }
  const redemption = await ask<Redemption>('/me/redemptions', { token: await tokenOf(), body })
  phone.params = { id: redemption.redemptionId }
  return redemption
}
const posts = (ending: string) => phone.requests.filter(({ method, url }) => method === 'POST' && url.endsWith(ending))
const now = async (id: string) => (await ask<Redemption>(`/me/redemptions/${id}`, { token: await tokenOf() })).state

afterEach(() => jest.restoreAllMocks())

describe('the records', () => {
  it('say of each how it stands, the newest first, and lead to it', async () => {
    const { redemptionId } = await had('season-cards', { points: 300, delivery: 'pick_up' })
    await open(RedemptionsPage, person)
    const [newest] = await screen.findAllByRole('link')
    expect(newest.getAttribute('aria-label')).toMatch(/^节气手写卡 一套，等你来取，300 积分，今天 \d\d:\d\d$/)
    fireEvent.click(newest)
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: `/subpackages/redemptions/redemption/index?id=${redemptionId}` } })
  })

  it('turn a page where there are more than twenty', async () => {
    for (let i = 0; i < 21; i += 1) await had('book-room', { points: 100 })
    await open(RedemptionsPage, person)
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
  it('shows its code large, in groups, and says what is to be paid in the store', async () => {
    const { pickUpCode } = await had('gaiwan', { points: 2400, fen: 8800, delivery: 'pick_up' })
    await open(RedemptionPage, person)
    await screen.findByText('到店取货时出示')
    expect(screen.getByLabelText('取货码的二维码')).toBeTruthy()
    expect(screen.getByText(pickUpCode?.replace(/(.{4})(?=.)/g, '$1 ') ?? 'none')).toBeTruthy()
    expect(screen.getByText('取的时候在店里付 ¥88，线上不收钱。')).toBeTruthy()
    expect(screen.getByText('2,400 积分 + ¥88')).toBeTruthy()
  })

  it('keeps its code on a phone without a network, and what needs one says so', async () => {
    await had('season-cards', { points: 300, delivery: 'pick_up' })
    await open(RedemptionPage, person)
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
    const before = await available()
    const { redemptionId } = await had('bamboo-scoop', { points: 600, delivery: 'pick_up' })
    await open(RedemptionPage, person)
    await screen.findByText(/^(29|30) 分 \d+ 秒内可撤销$/)
    fireEvent.click(screen.getByText('撤销'))
    expect(posts('/cancellation')).toEqual([])
    expect(screen.getByText(/600 积分回到原来的批次/)).toBeTruthy()
    fireEvent.click(screen.getByText('撤销'))
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText('已经撤销')
    expect(posts('/cancellation')).toHaveLength(1)
    expect(await now(redemptionId)).toBe('cancelled')
    expect(await available()).toBe(before)
    expect(screen.queryByLabelText('取货码的二维码')).toBeNull()
  })

  it('whose taking back was done but not heard of says so when the app is back, and the points return once', async () => {
    const before = await available()
    await had('bamboo-scoop', { points: 600, delivery: 'pick_up' })
    await open(RedemptionPage, person)
    fireEvent.click(await screen.findByText('撤销'))
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('撤销'))
    await screen.findByText(/没等到回音，再点一次就好/)
    cleanup()
    queryClient.clear()
    phone.network = 'well'
    show(RedemptionPage)
    await screen.findByText('已经撤销')
    expect(await available()).toBe(before)
  })

  it('whose taking back never left the phone goes out again under the same key', async () => {
    const before = await available()
    await had('bamboo-scoop', { points: 600, delivery: 'pick_up' })
    await open(RedemptionPage, person)
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
    expect(await available()).toBe(before)
  })

  it('shows no way back once the time for it is over', async () => {
    await had('season-cards', { points: 300, delivery: 'pick_up' })
    await open(RedemptionPage, person)
    await screen.findByText(/内可撤销$/)
    cleanup()
    phone.network = 'none'
    anHourPasses()
    show(RedemptionPage)
    await screen.findByText('到店取货时出示')
    expect(screen.queryByText(/内可撤销$/)).toBeNull()
  })
})

describe('something reserved', () => {
  it('says until when, and what it costs is only set aside; taken, it has a code', async () => {
    const { redemptionId } = await had('solstice-evening', { points: 1200, reserve: true })
    await open(RedemptionPage, person)
    await screen.findByText(/^为你留到 /)
    expect(screen.getByText('1,200 积分先冻结着，没有花出去')).toBeTruthy()
    fireEvent.click(screen.getByText('现在兑换'))
    await screen.findByText('入场时出示')
    expect(await now(redemptionId)).toBe('ready')
  })

  it('is let go after being asked, and the points are free', async () => {
    const before = await available()
    const { redemptionId } = await had('solstice-evening', { points: 1200, reserve: true })
    await open(RedemptionPage, person)
    fireEvent.click(await screen.findByText('放回去'))
    expect(screen.getByText(/这一份留给别人/)).toBeTruthy()
    fireEvent.click(screen.getByText('放回去'))
    await screen.findByText('放回去了')
    expect(await now(redemptionId)).toBe('cancelled')
    expect(await available()).toBe(before)
  })

  it('that is a thing asks how it is to be had, and for an address where it is to be sent', async () => {
    await ask('/me/address', { token: await tokenOf(), body: { address: null } })
    await had('tea-tin', { points: 500, reserve: true })
    await open(RedemptionPage, person)
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
    await had('refill', { points: 200 })
    await open(RedemptionPage, person)
    fireEvent.click(await screen.findByText('去券包'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/coupons/index' } })
  })

  it('shows a partner’s code, which is copied with a tap and never taken back', async () => {
    const { partner } = await had('miles', { points: 600 })
    await open(RedemptionPage, person)
    await screen.findByText(partner?.code ?? 'none')
    fireEvent.click(screen.getByLabelText('复制云上航空的码'))
    await screen.findByText('已复制')
    expect(phone.asked).toContainEqual({ name: 'setClipboardData', options: { data: partner?.code } })
    expect(screen.getByText('这一类兑换不能撤销，兑之前说过。')).toBeTruthy()
  })

  it('shows what was given to a project, and a certificate with the name masked', async () => {
    const { certificate } = await had('book-room', { points: 100 })
    await open(RedemptionPage, person)
    fireEvent.click(await screen.findByText(/^谢谢你，100 积分到了/))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: `/subpackages/redemptions/certificate/index?id=${phone.params.id}` } })
    cleanup()
    await open(CertificatePage, person)
    await screen.findByText('沈**')
    expect(screen.getByText(`编号 ${certificate?.number}`)).toBeTruthy()
    expect(screen.queryByText(/沈晚秋/)).toBeNull()
  })

  it('that nobody has says so and leads back', async () => {
    phone.params = { id: '019aa000-0000-7000-8000-000000000000' }
    await open(RedemptionPage, person)
    fireEvent.click(await screen.findByText('看看我的兑换'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/redemptions/index' } })
  })
})
