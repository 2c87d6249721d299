import { fireEvent, screen } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import TillPage from '../../src/subpackages/till'
import { phone } from '../stand-ins/taro'
import { asks, asPerson, balanceOf, die, polled, showCode } from './counter'
import { open, sent, show } from './open'

type Schemas = components['schemas']

// Plenty of points, and nobody else's payments.
const person = 'shen-wanqiu'
const memberAsks = asPerson(person)
const staffAsks = asPerson('zhou-ye')
const balance = () => balanceOf(person)
const posts = (ending: string) => sent('POST').filter((url) => url.endsWith(ending)).length

afterEach(() => {
  phone.network = 'well'
  phone.forge = null
})

describe('on the member’s phone', () => {
  beforeEach(async () => {
    const { payment } = await memberAsks<Schemas['Till']>('/me/till')
    if (payment?.state === 'asked') await memberAsks(`/me/payments/${payment.paymentId}/refusal`, {})
  })

  /** From any state to the question of a store on the screen. */
  async function beAsked(): Promise<Schemas['Payment']> {
    const payment = await asks(await showCode(person))
    await screen.findByText('武康路店请你确认', {}, polled)
    return payment
  }

  it('says what points are worth here and what else they could be had for, before any code is made', async () => {
    await open(TillPage, 'he-miao')
    await screen.findByText('100 积分抵 ¥1')
    expect(screen.getByText('账单的 50%')).toBeTruthy()
    await screen.findByText(/同样 500.积分：抵 ¥5，兑 ¥\d+ 券/)
    expect(posts('/me/till/codes')).toBe(0)
  })

  it('shows the question in full, pays once however often it is tapped, and then the receipt', async () => {
    const before = await balance()
    await beAsked()
    expect(screen.getByText('再付 ¥82')).toBeTruthy()
    fireEvent.click(screen.getByText('确认抵 ¥5'))
    fireEvent.click(screen.getByText('确认抵 ¥5'))
    await screen.findByText('再付 ¥82 就好')
    expect(posts('/confirmation')).toBe(1)
    expect(await balance()).toBe(before - 500)
    fireEvent.click(screen.getByText('看这笔明细'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: expect.stringMatching(/points\/entry\/index\?id=/) } })
  })

  it('pays once when the answer is lost and the app dies, and finds that out at the next start', async () => {
    const before = await balance()
    await beAsked()
    phone.network = 'deaf'
    fireEvent.click(screen.getByText('确认抵 ¥5'))
    await screen.findByText(/再点一次就好，不会扣两遍/)
    die()
    phone.network = 'well'
    show(TillPage)
    await screen.findByText('再付 ¥82 就好')
    expect(await balance()).toBe(before - 500)
  })

  it('can be tapped again when the answer was lost: the same write, with the same key', async () => {
    const before = await balance()
    await beAsked()
    phone.network = 'none'
    fireEvent.click(screen.getByText('确认抵 ¥5'))
    await screen.findByText(/再点一次就好，不会扣两遍/)
    expect(await balance()).toBe(before)
    phone.network = 'well'
    fireEvent.click(await screen.findByText('确认抵 ¥5'))
    await screen.findByText('再付 ¥82 就好')
    expect(new Set(phone.requests.filter(({ url }) => url.endsWith('/confirmation')).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(await balance()).toBe(before - 500)
  })

  it('moves nothing when it is refused', async () => {
    const before = await balance()
    await beAsked()
    fireEvent.click(screen.getByText('不用积分'))
    await screen.findByText('这一单没有抵')
    expect(screen.getByText('再出示一个码')).toBeTruthy()
    expect(await balance()).toBe(before)
  })

  it('sees that the store has taken it back', async () => {
    const before = await balance()
    const { paymentId } = await beAsked()
    fireEvent.click(screen.getByText('确认抵 ¥5'))
    await screen.findByText('再付 ¥82 就好')
    await staffAsks(`/staff/payments/${paymentId}/undo`, {})
    await screen.findByText('店员撤回了', {}, polled)
    expect(screen.getByText(/500 积分已退回原来的批次/)).toBeTruthy()
    expect(await balance()).toBe(before)
  })

  it.each([
    ['time', /三分钟里没有确认/],
    ['rule', /规则刚刚换了版本/],
    ['points', /刚刚在别处用掉了/],
  ])('says why the question has lapsed: %s', async (lapsedBy, words) => {
    await beAsked()
    phone.forge = (url, text) => (url.pathname === '/v1/me/till' ? text.replace('"state":"asked"', '"state":"lapsed"').replace('"lapsedBy":null', `"lapsedBy":"${lapsedBy}"`) : text)
    await screen.findByText(words, {}, polled)
    expect(screen.queryByText('确认抵 ¥5')).toBeNull()
  })

  it('asks who has not joined to do that first', async () => {
    await open(TillPage)
    await screen.findByText('入会后就能用积分抵现')
    expect(phone.requests.filter(({ url }) => url.includes('/till'))).toEqual([])
  })
})
