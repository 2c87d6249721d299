import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { ask, newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { closeCardShop, openCardShop } from './card-shop'
import { fill, openCard, openLink } from './joining'
import { sent } from './open'

let shop: Awaited<ReturnType<typeof openCardShop>>
let nextCard = 0
/** One that nobody has claimed. */
const freshCard = () => shop.cards.open[(nextCard += 1)]
const claimed = (code: string, token: string) => ask(`/package-cards/${code}/claims`, { token, body: {} })
const opened = () => phone.asked.filter(({ name }) => name === 'navigateTo' || name === 'switchTab').map(({ options }) => (options as { url: string }).url)
const seesGift = () => screen.findByText(/^为你留到/)
const kept = () => [...phone.storage.keys()].filter((key) => key === 'mc:package-card')

beforeAll(async () => {
  shop = await openCardShop()
}, 60_000)
afterAll(() => closeCardShop())

describe('the landing of a card', () => {
  it('shows the gift before anything is asked', async () => {
    const code = freshCard()
    await openCard(code)
    await seesGift()
    for (const words of ['谢谢你带它回家，', '这三样送给你', '桂花乌龙试饮装', '3 泡，随下单寄出', '满 99 减 12', '100 积分', code.slice(0, 4)]) expect(screen.getByText(words)).toBeTruthy()
    expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false')
    expect(sent('POST')).toEqual([])
  })

  it.each([
    ['a mini-program code', (code: string) => ({ scene: encodeURIComponent(code) })],
    ['the link of an ordinary QR code', (code: string) => ({ q: encodeURIComponent(`https://member.example.com/c/${code}`), scancode_time: '1795000000' })],
    ['a plain link, typed as it is printed', (code: string) => ({ card: code.toLowerCase().replace(/(.{4})(?=.)/g, '$1 ') })],
  ])('is reached by %s', async (_by, params) => {
    await openLink(params(freshCard()))
    await seesGift()
  })

  it('says by whom it was taken, and leads to joining without it', async () => {
    const code = freshCard()
    const { session } = await newMember()
    await claimed(code, session.token)
    await openCard(code)
    await screen.findByText('这张卡已被领走')
    expect(screen.getByText(/由尾号 \d{4} 的会员领取/)).toBeTruthy()
    expect(kept()).toEqual([])
    fireEvent.click(screen.getByText('没关系，普通入会得 100 积分'))
    await screen.findByText(/积分，入会即到账/)
  })

  it('says to its owner what it gave, and leads to it', async () => {
    const code = freshCard()
    const { session } = await newMember()
    await claimed(code, session.token)
    await openCard(code, session)
    await screen.findByText('这份礼物你领过了')
    expect(screen.getByText(/桂花乌龙试饮装、满 99 减 12/)).toBeTruthy()
    fireEvent.click(screen.getByText('去券包看看'))
    expect(opened()).toEqual(['/subpackages/coupons/index'])
  })

  it.each([
    ['expired', '礼物过了领取期', /留到 11月\d+日|留到 \d+月\d+日/, '入会，从 100 积分开始'],
    ['voided', '这一批卡停用了', /是我们收回的/, '入会，从 100 积分开始'],
    ['notYet', '礼物还没到日子', /起可以领，留到/, '先入会，得 100 积分'],
  ] as const)('that is %s says so and goes on', async (kind, title, why, onward) => {
    await openCard(shop.cards[kind])
    await screen.findByText(title)
    expect(screen.getByText(why)).toBeTruthy()
    fireEvent.click(screen.getByText(onward))
    await screen.findByText(/积分，入会即到账/)
    expect(sent('POST')).toEqual([])
  })

  it('that is over is not kept on the phone, however often it is looked at', async () => {
    for (let i = 0; i < 2; i += 1) {
      await openCard(shop.cards.expired)
      await screen.findByText('礼物过了领取期')
      await waitFor(() => expect(kept()).toEqual([]))
      cleanup()
    }
  })

  it('leaves a card whole when there have been thanks enough this month', async () => {
    const { session } = await newMember()
    for (let i = 0; i < 4; i += 1) await claimed(freshCard(), session.token)
    await openCard(freshCard(), session)
    await screen.findByText('这个月的谢礼领够了')
    expect(screen.getByText(/这张没有用掉/)).toBeTruthy()
  })

  it('of a code that nobody has lets it be typed again', async () => {
    await openCard('7H2K7H2K7H2K7H2K7H2K')
    await screen.findByText('没找到这张卡')
    expect(kept()).toEqual([])
    fill('每四位一组', freshCard())
    fireEvent.click(screen.getByText('就是这个码'))
    await seesGift()
  })

  it.each([
    ['a link that a chat has cut off', { card: '7H2K7H2K7H' }],
    ['a short link without its end', { card: '' }],
    ['a scene with something else in it', { scene: encodeURIComponent('from=poster&id=7') }],
    ['a scene that cannot be decoded', { scene: '%E4%' }],
    ['the link of another shop', { q: encodeURIComponent('https://shop.example.com/p/77') }],
  ])('of %s asks nobody and takes the code by hand', async (_what, params) => {
    await openLink(params as Record<string, string>)
    await screen.findByText('链接不完整')
    expect(sent('GET').filter((url) => url.includes('package-cards'))).toEqual([])
    fill('每四位一组', 'OOOO'.repeat(5))
    fireEvent.click(screen.getByText('就是这个码'))
    expect(screen.getByText(/里面有卡上不会出现的字/)).toBeTruthy()
    fill('每四位一组', freshCard())
    fireEvent.click(screen.getByText('就是这个码'))
    await seesGift()
  })

  it('gives nothing to who works here, and does not keep the card on their phone', async () => {
    await openCard(freshCard(), shop.staff)
    await screen.findByText('店员账号不领礼物')
    expect(sent('GET').filter((url) => url.includes('package-cards'))).toEqual([])
    expect(kept()).toEqual([])
    fireEvent.click(screen.getByText('回店员工作台'))
    expect(opened()).toEqual(['/subpackages/staff/index'])
  })

  it('keeps the code where there is no network, and shows the gift with one tap when there is', async () => {
    phone.network = 'none'
    await openCard(freshCard())
    await screen.findByText('现在没有网络')
    expect(screen.getByText(/卡上的码记在这部手机里了/)).toBeTruthy()
    phone.network = 'well'
    fireEvent.click(screen.getByText('再试一次'))
    await seesGift()
  })

  it('is found again on the phone without the link, for a week', async () => {
    const week = 7 * 86_400_000
    await openCard(freshCard())
    await seesGift()
    const reopened = async () => {
      cleanup()
      await openLink({})
    }
    await reopened()
    await seesGift()
    const slot = JSON.parse(String(phone.storage.get('mc:package-card'))) as { code: string; at: number }
    phone.storage.set('mc:package-card', JSON.stringify({ ...slot, at: slot.at - week }))
    await reopened()
    await screen.findByText(/积分，入会即到账/)
  })

  it('slows down who tries many codes, and never a right one', async () => {
    await openCard(freshCard())
    await seesGift()
    for (let i = 0; i < 11; i += 1) {
      cleanup()
      await openCard('7H2K7H2K7H2K7H2K7H2K')
      await screen.findByText(/没找到这张卡|刚才试得有点多/)
    }
    expect(screen.getByText('刚才试得有点多')).toBeTruthy()
    expect(screen.getByText(/歇一小时再来|歇 \d+ 分钟再来/)).toBeTruthy()
    expect(new Set([...phone.storage.keys()].filter((key) => key === 'mc:device')).size).toBe(1)
    cleanup()
    await openCard(freshCard())
    await waitFor(seesGift)
  })
})
