import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { advisor } from '../../brand/advisor'
import { tree } from '../../config/budgets'
import { openCardShop, type CardShop } from '../backend/card-shop'
import { Wechat } from '../stand-ins/wechat'
import { distFolder, LogicLayer } from './logic-layer'

const page = 'subpackages/join/index'
const button = '手机号一键入会并领取'

let wechat: Wechat
let shop: CardShop
let layer: LogicLayer
let nextCard = 0
const freshCard = () => shop.cards.open[(nextCard += 1)]
const texts = () => layer.shape.texts.join(' ')
const posts = () => layer.of('request').filter(({ method }) => method === 'POST').map(({ path }) => path)

/** A phone of its own: the code of wx.login is what WeChat knows its owner by. */
async function open(query: Record<string, string>): Promise<void> {
  layer = new LogicLayer(page, query, { origin: shop.origin, loginCode: `login-${nextCard}` })
  await (await layer.start()).settled()
}
const vouch = (detail: object) => layer.tell(button, 'getphonenumber', detail)

beforeAll(async () => {
  wechat = await new Wechat().open()
  shop = await openCardShop({ wechatOrigin: wechat.origin, config: { wechat: { appId: 'wx1', appSecret: 'top secret' } } })
}, 120_000)
afterEach(() => {
  expect(layer.of('error')).toEqual([])
  layer.close()
})
afterAll(async () => {
  await shop.backend.close()
  wechat.close()
})

it.each([
  ['the scene of a mini-program code', (code: string) => ({ scene: encodeURIComponent(code) })],
  ['the link of an ordinary QR code', (code: string) => ({ q: encodeURIComponent(`https://member.example.com/c/${code}`), scancode_time: '1795000000' })],
])('opened by %s the page shows the gift, and asks nobody to sign in', async (_by, query) => {
  await open(query(freshCard()))
  for (const words of ['这三样送给你', '桂花乌龙试饮装', '满 99 减 12', '100 积分', button, '先不了，随便看看']) expect(texts()).toContain(words)
  expect(posts()).toEqual([])
  expect(layer.of('asked').map(({ name }) => name)).not.toContain('login')
  expect(layer.shape.nodes).toBeLessThanOrEqual(tree.anyPage.nodes)
  expect(layer.shape.depth).toBeLessThanOrEqual(tree.anyPage.depth)
})

it('a scene with something else in it is no card, and the scanner is at hand', async () => {
  await open({ scene: encodeURIComponent('from=poster&id=7') })
  expect(texts()).toContain('链接不完整')
  expect(texts()).toContain('扫一扫')
  expect(layer.of('request').filter(({ path }) => path.includes('package-cards'))).toEqual([])
})

it('two taps join: consent, and WeChat’s own button, which agrees to its privacy notice too', async () => {
  wechat.phones.set('of-the-button', '13912340001')
  await open({ scene: freshCard() })
  expect(layer.drawn).not.toContain('getPhoneNumber')
  await layer.tap('我已读并同意')
  expect(layer.drawn).toContain('getPhoneNumber|agreePrivacyAuthorization')
  expect(readFileSync(join(distFolder, 'base.wxml'), 'utf8')).toMatch(/open-type="[^"]+".*bindgetphonenumber="eh"|bindgetphonenumber="eh".*open-type="[^"]+"/s)
  await vouch({ code: 'of-the-button', errMsg: 'getPhoneNumber:ok' })
  expect(texts()).toContain('入会成功，积分到账了')
  expect(posts()).toEqual(['/v1/sessions', '/v1/me/phone', '/v1/members'])
  const known = await shop.backend.context.db.selectFrom('identity').select('subject_kind').where('kind', '=', 'phone').where('subject', '=', '13912340001').execute()
  expect(known).toHaveLength(1)
})

it('who declines joins without a phone number, and nothing is asked twice', async () => {
  await open({ scene: freshCard() })
  await layer.tap('我已读并同意')
  await vouch({ errMsg: 'getPhoneNumber:fail user deny' })
  expect(texts()).toContain('没有用手机号，也一样能入会。')
  expect(posts()).toEqual([])
  await layer.tap('不用手机号，直接入会')
  expect(texts()).toContain('入会成功，积分到账了')
  expect(posts()).toEqual(['/v1/sessions', '/v1/members'])
})

it('somebody to write to is a tap away after joining, in WeChat’s own window', async () => {
  await open({ scene: freshCard() })
  await layer.tap('我已读并同意')
  expect(texts()).not.toContain('加一个')
  await vouch({ errMsg: 'getPhoneNumber:fail user deny' })
  await layer.tap('不用手机号，直接入会')
  await layer.tap('加一个')
  const [{ options }] = layer.of('asked').filter(({ name }) => name === 'openCustomerServiceChat')
  expect(options).toMatchObject({ corpId: advisor!.corpId, extInfo: { url: advisor!.link } })
})

it.each([
  ['has no number to give', { errMsg: 'getPhoneNumber:fail no permission' }, false],
  ['gives a code that cannot be exchanged', { code: 'stale', errMsg: 'getPhoneNumber:ok' }, false],
  ['is out of quota', { code: 'of-the-quota', errMsg: 'getPhoneNumber:ok' }, true],
])('where WeChat %s, joining goes on without', async (_how, detail, spent) => {
  wechat.phones.set('of-the-quota', '13912340002')
  wechat.phonesLeft = spent ? 0 : Infinity
  await open({ scene: freshCard() })
  await layer.tap('我已读并同意')
  await vouch(detail)
  expect(texts()).toContain('微信这次没能给出手机号')
  expect(texts()).not.toContain('入会成功')
  await layer.tap('不用手机号，直接入会')
  expect(texts()).toContain('入会成功，积分到账了')
  wechat.phonesLeft = Infinity
})

it('a phone that is a member’s leads back to them, and the card is theirs', async () => {
  wechat.phones.set('of-the-known', shop.known)
  await open({ scene: freshCard() })
  await layer.tap('我已读并同意')
  await vouch({ code: 'of-the-known', errMsg: 'getPhoneNumber:ok' })
  expect(texts()).toContain('欢迎回来')
  expect(texts()).toContain('+ 30')
  const { n } = await shop.backend.context.db.selectFrom('identity').select((is) => is.fn.countAll<string>().as('n')).where('subject', '=', `openid-of-login-${nextCard}`).executeTakeFirstOrThrow()
  expect(Number(n)).toBe(1)
})
