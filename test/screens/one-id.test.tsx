import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { demoMarketplaceOrders, demoOldCards } from '../../brand/demo'
import { marketplaces } from '../../brand/marketplaces'
import type { components } from '../../contract/types.gen'
import { keepSession } from '../../src/api/session'
import OneIdPage from '../../src/subpackages/one-id'
import MergePage from '../../src/subpackages/one-id/merge'
import MergesPage from '../../src/subpackages/staff/merges'
import { points } from '../../src/text/points'
import { ask, newMember, printedCode, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Schemas = components['schemas']
type Someone = Awaited<ReturnType<typeof newMember>>

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const opened = () => phone.asked.filter(({ name }) => name === 'navigateTo').map(({ options }) => (options as { url: string }).url)
const posts = (ending: string) => sent('POST').filter((url) => url.endsWith(ending))
const availableOf = async ({ token }: Schemas['Session']) => (await ask<{ balance: { available: number } }>('/me/points', { token })).balance.available

async function openAs(Page: typeof OneIdPage, { session }: Someone): Promise<void> {
  await open(Page)
  await act(async () => keepSession(session, { provider: 'phone' }))
}

/** Fills in a phone and the code that was sent to it. */
async function prove(number: string): Promise<void> {
  fireEvent.click(await screen.findByText(/^(填上|换一个)手机号$/))
  type('手机号', number)
  fireEvent.click(screen.getByText('获取验证码'))
  await screen.findByText(/秒后再发/)
  type('验证码', await printedCode(number))
  fireEvent.click(screen.getByText('连上这个手机号'))
}

const freshNumber = () => String(13_500_000_000 + Math.floor(performance.now() * 1000) % 100_000_000)

/** From the account page to the page that shows what merging would do. */
async function toPreview(mine: Someone, offered: () => Promise<void>): Promise<void> {
  await openAs(OneIdPage, mine)
  await offered()
  await waitFor(() => expect(opened()).toHaveLength(1))
  const [, id] = /merge\/index\?id=(.+)$/.exec(opened()[0]) ?? []
  cleanup()
  phone.params = { id }
  await openAs(MergePage, mine)
}

describe('my account', () => {
  it('asks a visitor to join', async () => {
    await open(OneIdPage)
    fireEvent.click(await screen.findByText('去入会'))
    expect(opened()).toEqual(['/subpackages/join/index'])
    expect(sent('GET').filter((url) => url.includes('identities'))).toEqual([])
  })

  it('takes another phone of mine, which then leads to me', async () => {
    const me = await newMember()
    const number = freshNumber()
    await openAs(OneIdPage, me)
    await prove(number)
    await screen.findByText('连上了，以后用这个手机号也能进来。')
    await screen.findByText(`${number.slice(0, 3)}****${number.slice(-4)}`)
    expect(posts('/me/phone')).toHaveLength(1)
  })

  it('with a wrong code says so and keeps what was typed', async () => {
    await openAs(OneIdPage, await newMember())
    const number = freshNumber()
    fireEvent.click(await screen.findByText(/手机号$/, { selector: '.button' }))
    type('手机号', number)
    fireEvent.click(screen.getByText('获取验证码'))
    await screen.findByText(/秒后再发/)
    type('验证码', (await printedCode(number)) === '000000' ? '111111' : '000000')
    fireEvent.click(screen.getByText('连上这个手机号'))
    await screen.findByText(/验证码不对/)
    expect((screen.getByLabelText('手机号') as HTMLInputElement).value).toBe(number)
  })

  it('of an old card that nobody has, or an order, says which two must be right', async () => {
    await openAs(OneIdPage, await newMember())
    await screen.findByLabelText('卡号')
    type('卡号', '9999 0000 1111')
    type('密码', '123456')
    fireEvent.click(screen.getByText('看看合起来的样子'))
    await screen.findByText(/卡号或密码对不上/)
    type('订单号', '2611220000004021')
    type('收货手机号后四位', '0003')
    fireEvent.click(screen.getByText('领积分'))
    await screen.findByText(/没找到这一单/)
    expect(opened()).toEqual([])
  })
})

describe('an order from elsewhere', () => {
  const [order, tooOld] = demoMarketplaceOrders
  const claim = async ({ orderNumber, phoneTail, marketplaceId }: typeof order | typeof tooOld) => {
    fireEvent.click(await screen.findByText(marketplaces.find((each) => each.marketplaceId === marketplaceId)?.name ?? ''))
    type('订单号', orderNumber)
    type('收货手机号后四位', phoneTail)
    fireEvent.click(screen.getByText('领积分'))
  }

  it('brings its points once, and is told again to who has claimed it', async () => {
    const me = await newMember()
    await openAs(OneIdPage, me)
    await claim(order)
    await screen.findByText(new RegExp(`订单尾号 ${order.orderNumber.slice(-4)}，付了 ¥168，得 \\d+ 积分`))
    const available = await availableOf(me.session)
    expect(available).toBeGreaterThan(100)
    await claim(order)
    await waitFor(() => expect(posts('/me/order-claims')).toHaveLength(2))
    await screen.findByText(/订单尾号/)
    expect(await availableOf(me.session)).toBe(available)
    fireEvent.click(screen.getByText('看明细'))
    expect(opened()[0]).toMatch(/points\/entry\/index\?id=/)

    cleanup()
    await openAs(OneIdPage, await newMember())
    await claim(order)
    await screen.findByText(/这一单有人领过了/)
  })

  it('of long ago brings none, and that is said', async () => {
    await openAs(OneIdPage, await newMember())
    await claim(tooOld)
    await screen.findByText(/下单 90 天内可以补/)
  })
})

describe('two cards of one person', () => {
  it('of which a phone leads to the other are shown side by side, and nothing has changed yet', async () => {
    const mine = await newMember()
    await toPreview(mine, () => prove('13800000004'))
    await screen.findByText('两张卡，合成一张')
    expect(screen.getByText('沈** 尾号 0004')).toBeTruthy()
    const theirs = await availableOf(await signInAs('shen-wanqiu'))
    expect(screen.getByText(points(theirs + 100))).toBeTruthy()
    fireEvent.click(screen.getByText('先不合'))
    expect(posts('/confirmation')).toEqual([])
    expect([await availableOf(mine.session), await availableOf(await signInAs('shen-wanqiu'))]).toEqual([100, theirs])
  })

  it('are shown anew when the other has changed since they were shown', async () => {
    phone.forge = (url, text) => (url.pathname.includes('/me/merges/') ? text.replace(/("other":\{[^{]*"points":)(\d+)/, '$17') : text)
    await toPreview(await newMember(), () => prove('13800000005'))
    await screen.findByText('合成一张')
    phone.forge = null
    fireEvent.click(screen.getByText('合成一张'))
    await screen.findByText(/旧卡刚刚有变化/)
    await screen.findByText(points(100 + await availableOf(await signInAs('su-he'))))
  })

  it('are not merged while one of them is being cancelled: that is said, with the way to it', async () => {
    const mine = await newMember()
    await toPreview(mine, () => prove('13800000002'))
    await screen.findByText('合成一张')
    await ask('/me/cancellation', { token: mine.session.token, body: { points: 100, coupons: 99 } })
    cleanup()
    await openAs(MergePage, mine)
    await screen.findByText('有一张卡正在注销。先回来，再合。')
    fireEvent.click(screen.getByText('合成一张'))
    expect(posts('/confirmation')).toEqual([])
    fireEvent.click(screen.getByText('去看看'))
    expect(opened()).toContain('/subpackages/my-data/cancel/index')
  })

  it('become one with one yes, however often it is tapped, and staff part them again with a reason', async () => {
    const mine = await newMember()
    const [card] = demoOldCards
    await toPreview(mine, async () => {
      await screen.findByLabelText('卡号')
      type('卡号', card.number.replace(/(.{4})(?=.)/g, '$1 '))
      type('密码', card.pin)
      fireEvent.click(screen.getByText('看看合起来的样子'))
    })
    await screen.findByText(`旧卡 尾号 ${card.number.slice(-4)}`)
    expect(screen.getByText(points(card.points + 100))).toBeTruthy()
    fireEvent.click(screen.getByText('合成一张'))
    fireEvent.click(screen.getByText('合成一张'))
    await screen.findByText('合好了，只有一张卡了')
    expect(screen.getByText(/前，可请店员恢复/)).toBeTruthy()
    expect(posts('/confirmation')).toHaveLength(1)
    expect(await availableOf(mine.session)).toBe(card.points + 100)

    cleanup()
    await open(MergesPage, 'zhou-ye')
    fireEvent.click((await screen.findAllByText('恢复成两张'))[0])
    fireEvent.click(screen.getByText('确认恢复'))
    expect(posts('/undo')).toEqual([])
    type('为什么恢复', 'TA 说不是本人的卡')
    fireEvent.click(screen.getByText('确认恢复'))
    await screen.findByText(`已恢复成两张。${card.points} 积分回到 旧卡 尾号 ${card.number.slice(-4)}。`)
    expect(await availableOf(mine.session)).toBe(100)

    cleanup()
    await openAs(MergePage, mine)
    await screen.findByText('这两张卡又分开了')
  })

  it('whose link is cut short, or belongs to others, leads back to the account', async () => {
    await openAs(MergePage, await newMember())
    fireEvent.click(await screen.findByText('去我的账号'))
    expect(opened()).toEqual(['/subpackages/one-id/index'])
  })
})

it('parting cards is for staff alone', async () => {
  await open(MergesPage, 'lin-jianxi')
  await screen.findByText('这里是店员用的')
  expect(sent('GET').filter((url) => url.includes('merges'))).toEqual([])
})
