import { ask, signInAs } from '../backend/client'
import { lookOver } from './look-over'
import { closeBrowser, openBrowser, Phone } from './phone'

beforeAll(openBrowser)
afterAll(closeBrowser)

it('a member redeems in the mall, the app dies before the answer, and there is one coupon', async () => {
  const { token } = await signInAs('shen-wanqiu')
  const usable = async () => (await ask<{ usable: unknown[] }>('/me/coupons', { token })).usable.length
  const before = await usable()
  const phone = await Phone.open({ person: 'shen-wanqiu' })
  await phone.go('pages/mall/index')
  await phone.see(/你现在能兑 \d+ 件/)
  await phone.tap('桂花乌龙试饮装 3 泡')
  await phone.press('用 300 积分兑换')
  await phone.see('确认兑换')
  expect(await lookOver(phone.page)).toEqual([])
  // The request arrives and is obeyed; its answer is lost.
  await phone.meddle(async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    return route.abort()
  })
  await phone.press('确认兑换')
  await phone.see(/没有网络/)
  await phone.leaveAlone()
  await phone.restart()
  await phone.see('兑好了，券在这里')
  expect(await usable()).toBe(before + 1)
  expect(await lookOver(phone.page)).toEqual([])
  await phone.press('看看我的券')
  await phone.see('到期前自动兑券')
  expect(await lookOver(phone.page)).toEqual([])
  expect(phone.complaints).toEqual([])
  await phone.close()
}, 60_000)
