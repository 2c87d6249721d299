import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { sessionStore } from '../../src/api/session'
import { signInByPhone } from '../../src/state/session'
import { ask, newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { closeCardShop, openCardShop } from './card-shop'
import { die } from './counter'
import { fillIn, join, openCard, openLink } from './joining'
import { sent } from './open'

let shop: Awaited<ReturnType<typeof openCardShop>>
let nextCard = 0
const freshCard = () => shop.cards.open[(nextCard += 1)]
const seesGift = () => screen.findByText(/^为你留到/)
const kept = () => [...phone.storage.keys()].filter((key) => key === 'mc:package-card')
const token = () => sessionStore.getState().session?.token
const wallet = async () => (await ask<{ usable: { name: string }[] }>('/me/coupons', { token: token() })).usable.map(({ name }) => name).sort()
const balance = async () => (await ask<{ balance: { available: number } }>('/me/points', { token: token() })).balance.available
const gift = ['桂花乌龙试饮装', '满 99 减 12']

beforeAll(async () => {
  shop = await openCardShop()
}, 60_000)
afterAll(() => closeCardShop())

describe('joining with a card', () => {
  it('gives points and coupons with one tap and one request, tells their last day, and the way to the first order', async () => {
    await openCard(freshCard())
    await fillIn('13700000101')
    expect(kept()).toHaveLength(1)
    join()
    await screen.findByText('入会成功，积分到账了')
    expect(sent('POST')).toEqual(['/v1/sessions/phone-codes', '/v1/sessions', '/v1/members'])
    expect(screen.getByText('+100')).toBeTruthy()
    expect(screen.getAllByText(/^\d+月\d+日前可用$/)).toHaveLength(2)
    for (const onward of ['门店出示', '线上下单', '看看我的卡', '怎么攒更多', '填昵称和生日（可跳过）']) expect(screen.getByText(onward)).toBeTruthy()
    expect([await wallet(), await balance()]).toEqual([gift, 100])
    expect(kept()).toEqual([])
  })

  it('offers somebody to write to afterwards and not before, and a number where that does not open', async () => {
    const opened = jest.spyOn(window, 'open').mockReturnValue(null)
    await openCard(freshCard())
    await fillIn('13700000106')
    expect(screen.queryByText('加一个')).toBeNull()
    join()
    fireEvent.click(await screen.findByText('加一个'))
    await screen.findByText(/打不开企业微信，打 400-000-0000 也是一样/)
    expect(opened).toHaveBeenCalledTimes(1)
    opened.mockRestore()
  })

  it('joins all the same when somebody else was faster, and says so in words', async () => {
    const code = freshCard()
    await openCard(code)
    await fillIn('13700000102')
    const { session } = await newMember()
    await ask(`/package-cards/${code}/claims`, { token: session.token, body: {} })
    join()
    await screen.findByText('入会成功，积分到账了')
    expect(screen.getByText(/这张卡刚刚被别人领走了。入会的 100 积分照样到账。/)).toBeTruthy()
    expect([await wallet(), await balance()]).toEqual([[], 100])
  })

  it('welcomes back whose phone is a member’s, and the card is theirs', async () => {
    await openCard(freshCard())
    await fillIn(shop.known)
    join()
    await screen.findByText(/^欢迎回来，/)
    expect(screen.getByText('+30')).toBeTruthy()
    expect(await balance()).toBe(130)
  })

  it('tells who was leaving that the card is whole, and with one tap they are back and have it', async () => {
    await openCard(freshCard())
    await fillIn(shop.leaving)
    join()
    await screen.findByText(/^欢迎回来，/)
    expect(screen.getByText(/你的会员正在注销，卡没有用掉/)).toBeTruthy()
    expect(await wallet()).toEqual([])
    fireEvent.click(screen.getByText('我要回来，并领取'))
    await screen.findByText('礼物领到了')
    expect(await wallet()).toEqual(gift)
  })

  it('goes on where the phone died between signing in and joining', async () => {
    const code = freshCard()
    await openCard(code)
    await fillIn('13700000103')
    const typed = (screen.getByPlaceholderText('6 位数字') as HTMLInputElement).value
    await act(async () => void (await signInByPhone('13700000103', typed)))
    die()
    await openLink({}, sessionStore.getState().session)
    await seesGift()
    expect(screen.queryByPlaceholderText('11 位手机号')).toBeNull()
    fireEvent.click(screen.getByRole('checkbox'))
    join()
    await screen.findByText('入会成功，积分到账了')
    expect(await wallet()).toEqual(gift)
  })

  it('asks for consent anew when the documents have changed meanwhile, and keeps what was filled in', async () => {
    phone.forge = (url, text) => (url.pathname === '/v1/programme' ? text.replace(/"consentVersion":"[^"]+"/, '"consentVersion":"2020-01"') : text)
    await openCard(freshCard())
    await fillIn('13700000104')
    join()
    await screen.findByText(/说明更新了/)
    await waitFor(() => expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false'))
    phone.forge = null
    cleanup()
    await openLink({}, sessionStore.getState().session)
    await seesGift()
    fireEvent.click(screen.getByRole('checkbox'))
    join()
    await screen.findByText('入会成功，积分到账了')
    expect(await wallet()).toEqual(gift)
  })

  it('whose answer is lost gives one gift when it is tried again', async () => {
    await openCard(freshCard())
    await fillIn('13700000105')
    const typed = (screen.getByPlaceholderText('6 位数字') as HTMLInputElement).value
    await act(async () => void (await signInByPhone('13700000105', typed)))
    phone.network = 'deaf'
    join()
    await screen.findByText(/现在没有网络|没等到/)
    phone.network = 'well'
    join()
    await screen.findByText(/入会成功|欢迎回来/)
    expect([await wallet(), await balance()]).toEqual([gift, 100])
  })
})

describe('a member with a card', () => {
  it('takes the first with one tap, and is thanked for the next', async () => {
    const { session } = await newMember()
    await openCard(freshCard(), session)
    fireEvent.click(await screen.findByText('领取'))
    await screen.findByText('礼物领到了')
    expect(await wallet()).toEqual(gift)
    cleanup()
    await openCard(freshCard(), session)
    fireEvent.click(await screen.findByText('领 30 积分谢礼'))
    await screen.findByText('谢礼到账了')
    expect(screen.getByText('+30')).toBeTruthy()
    expect([await wallet(), await balance()]).toEqual([gift, 130])
  })

  it('whose claim was answered into the void taps again, and it was one', async () => {
    const { session } = await newMember()
    await openCard(freshCard(), session)
    await screen.findByText('领取')
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('领取'))
    await screen.findByText(/不会领两份/)
    phone.network = 'well'
    fireEvent.click(screen.getByText('领取'))
    await screen.findByText('礼物领到了')
    const keys = phone.requests.filter(({ url }) => url.endsWith('/claims')).map(({ idempotencyKey }) => idempotencyKey)
    expect([keys.length, new Set(keys).size]).toEqual([2, 1])
    expect(await wallet()).toEqual(gift)
  })

  it('who is leaving is told so, comes back with one tap, and has it', async () => {
    const { session } = await newMember()
    const { lost } = await ask<{ lost: { points: number; coupons: number } }>('/me/cancellation', { token: session.token })
    await ask('/me/cancellation', { token: session.token, body: { points: lost.points, coupons: lost.coupons } })
    await openCard(freshCard(), session)
    fireEvent.click(await screen.findByText('领取'))
    await screen.findByText(/你的会员正在注销，卡没有用掉/)
    fireEvent.click(screen.getByText('我要回来，并领取'))
    await screen.findByText('礼物领到了')
    expect((await ask<{ member: { endsAt: string | null } }>('/me', { token: session.token })).member.endsAt).toBeNull()
    expect(await wallet()).toEqual(gift)
  })
})
