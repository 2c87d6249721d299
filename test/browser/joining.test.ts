import { openCardShop, type CardShop } from '../backend/card-shop'
import { lookOver } from './look-over'
import { closeBrowser, openBrowser, Phone } from './phone'

let shop: CardShop
beforeAll(async () => {
  shop = await openCardShop()
  await openBrowser()
}, 120_000)
afterAll(async () => {
  await closeBrowser()
  await shop.backend.close()
})

/** Somebody types: the keys go where the cursor is. */
async function type(phone: Phone, placeholder: string, text: string): Promise<void> {
  await phone.page.waitForFunction((words) => (document.activeElement as HTMLInputElement | null)?.placeholder === words, placeholder, { timeout: 5000 })
  await phone.page.keyboard.type(text)
}

it('from the printed link to the gift it is one page and three taps, and the gift stands first', async () => {
  const code = shop.cards.open[0]
  const number = '13900001234'
  const phone = await Phone.open()
  await phone.page.goto(`${shop.origin}/c/${code}`)
  await phone.see('这三样送给你')
  await phone.see('桂花乌龙试饮装')
  expect(await phone.page.evaluate(() => window.scrollY)).toBe(0)
  expect(await lookOver(phone.page)).toEqual([])
  expect(phone.requests.filter((request) => request.startsWith('POST'))).toEqual([])
  const page = () => new URL(phone.page.url()).hash.split('?')[0]
  const landing = page()

  const taps: string[] = []
  const tap = async (name: string, act: () => Promise<void>) => {
    taps.push(name)
    await act()
  }
  await type(phone, '11 位手机号', number)
  await tap('send the code', () => phone.press('获取验证码'))
  await phone.see(/秒后再发/)
  await type(phone, '6 位数字', shop.backend.codes.get(number) ?? '')
  // On the box itself: its label holds links.
  await tap('agree', () => phone.page.getByRole('checkbox').click({ position: { x: 12, y: 12 } }))
  await tap('join', () => phone.press('入会并领取'))
  await phone.see('入会成功')
  await phone.see('+100')
  await phone.see(/^\d+月\d+日前可用$/)
  expect(taps).toHaveLength(3)
  expect(page()).toBe(landing)
  expect(await lookOver(phone.page)).toEqual([])
  expect(phone.requests.filter((request) => request.startsWith('POST'))).toEqual(['POST /v1/sessions/phone-codes', 'POST /v1/sessions', 'POST /v1/members'])
  expect(phone.complaints).toEqual([])
  await phone.close()

  const second = await Phone.open()
  await second.page.goto(`${shop.origin}/c/${code}`)
  await second.see('这张卡已被领走')
  await second.see(/由尾号 1234 的会员领取/)
  await second.close()
}, 60_000)

it('a short link that was cut off says so, and the code on the card still leads to the gift', async () => {
  const code = shop.cards.open[1]
  const phone = await Phone.open()
  await phone.page.goto(`${shop.origin}/c/${code.slice(0, 9)}`)
  await phone.see('链接不完整')
  await phone.fill('每四位一组', code.replace(/(.{4})(?=.)/g, '$1 '))
  await phone.press('就是这个码')
  await phone.see('这三样送给你')
  expect(await lookOver(phone.page)).toEqual([])
  expect(phone.complaints).toEqual([])
  await phone.close()
}, 60_000)
