import { ask, printedCode, signInAs } from '../backend/client'
import { lookOver } from './look-over'
import { closeBrowser, openBrowser, Phone } from './phone'

beforeAll(openBrowser)
afterAll(closeBrowser)

interface Entry {
  entryId: string
  kind: string
  source: string
  points: number
}

/** The figures of a receipt as they stand on the screen. */
interface ShownReceipt {
  entry: number
  lines: number[]
  sum: number | null
  factors: number[]
  product: number | null
}

function readReceipt(phone: Phone): Promise<ShownReceipt> {
  return phone.page.evaluate(() => {
    const figure = (element: Element | null | undefined) => Number((element?.textContent ?? 'none').replace(/,/g, '').replace('−', '-').replace('+', ''))
    const page = Array.from(document.querySelectorAll('.taro_page')).filter((each) => (each as HTMLElement).offsetHeight > 0).pop() ?? document.body
    // The first is the entry's own; what today's rules would give may stand below.
    const receipt = page.querySelector('.receipt') ?? page
    const lines = Array.from(receipt.querySelectorAll('.receipt-lines .receipt-line:not(.receipt-sum)'))
    const sum = receipt.querySelector('.receipt-sum')
    const terms = Array.from(receipt.querySelectorAll('.receipt-term:not(.receipt-result) .receipt-value'))
    const result = receipt.querySelector('.receipt-result .receipt-value')
    return {
      entry: figure(page.querySelector('.entry-head .num-xl')),
      lines: lines.map((line) => figure(line.lastElementChild)),
      sum: sum ? figure(sum.lastElementChild) : null,
      factors: terms.map(figure),
      product: result ? figure(result) : null,
    }
  })
}

describe('the main job', () => {
  it('a visitor looks around without a login, joins on one screen and sees card, points and tier', async () => {
    const phone = await Phone.open()
    await phone.go()
    await phone.see('入会并领取')
    for (const tab of ['商城', '任务', '我的', '会员']) {
      await phone.page.locator('taro-tabbar, .taro-tabbar__tabbar').getByText(tab, { exact: true }).first().click()
      await phone.settled()
      expect(await lookOver(phone.page)).toEqual([])
    }
    expect(phone.requests.filter((request) => request.startsWith('POST'))).toEqual([])

    await phone.tap('入会并领取')
    const number = '13912345678'
    await phone.fill('11 位手机号', number)
    await phone.tap('获取验证码')
    await phone.see(/秒后再发/)
    await phone.fill('6 位数字', await printedCode(number))
    // On the box itself: its label holds a link.
    await phone.page.getByRole('checkbox').click({ position: { x: 12, y: 12 } })
    await phone.page.getByRole('button', { name: '入会并领取' }).filter({ visible: true }).click({ timeout: 5000 })
    await phone.see('入会成功')
    await phone.see('+100')
    await phone.tap('看看我的卡')
    await phone.see('新芽')
    await phone.see('可用积分')
    expect(await phone.text()).toMatch(/\b100\b/)
    expect(phone.requests.filter((request) => request.startsWith('POST'))).toEqual(['POST /v1/sessions/phone-codes', 'POST /v1/sessions', 'POST /v1/members'])
    expect(phone.complaints).toEqual([])
    await phone.close()
  }, 60_000)

  it('a member of 18 months reads every one of 300 entries, page by page', async () => {
    const { token } = await signInAs('lin-jianxi')
    const { total } = await ask<{ total: number }>('/me/points/entries?limit=1', { token })
    expect(total).toBeGreaterThanOrEqual(300)

    const phone = await Phone.open()
    await phone.go('pages/me/index')
    await phone.tap('换一个演示身份')
    await phone.tap('林见溪')
    await phone.see('可用积分')
    await phone.see('金穗')
    await phone.tap('积分明细')
    await phone.tap('全部明细')
    await phone.see('更早的 20 笔')
    // The points page stays beneath.
    const ledger = phone.page.locator('.page-root').filter({ has: phone.page.locator('.ledger-foot') })
    const rows = ledger.locator('.ledger-row')
    let reached = 0
    while (reached < total) {
      const last = Math.min(total, reached + 20)
      await phone.see(`第 ${reached + 1}–${last} 笔，共 ${total} 笔`)
      // Days in a row share a row until it is tapped.
      const together = ledger.locator('.ledger-head').filter({ hasText: /^签到 \d+ 天/ })
      while ((await together.count()) > 0) await together.first().click({ timeout: 5000 })
      expect(await rows.count()).toBe(last - reached)
      reached = last
      if (reached < total) await phone.tap(`更早的 20 笔`)
    }
    await phone.see('都在这里了')
    expect(await lookOver(phone.page)).toEqual([])
    expect(phone.complaints).toEqual([])
    await phone.close()
  }, 120_000)

  it('every kind of entry opens a receipt whose figures add up to the entry', async () => {
    const { token } = await signInAs('lin-jianxi')
    const kinds = new Map<string, Entry>()
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { entries: Entry[]; nextCursor: string | null } = await ask(`/me/points/entries?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { token })
      for (const entry of page.entries) kinds.set(`${entry.kind} ${entry.source}`, entry)
      cursor = page.nextCursor
    }
    expect(kinds.size).toBeGreaterThanOrEqual(3)

    const phone = await Phone.open({ person: 'lin-jianxi' })
    for (const { entryId, points } of kinds.values()) {
      await phone.go(`subpackages/points/entry/index?id=${entryId}`)
      await phone.page.waitForFunction((shown) => document.querySelector('.entry-head .num-xl')?.textContent?.replace(/\D/g, '') === shown, String(Math.abs(points)), { timeout: 10_000 })
      const receipt = await readReceipt(phone)
      expect(receipt.entry).toBe(points)
      if (receipt.sum !== null) {
        expect(receipt.lines.reduce((sum, line) => sum + line, 0)).toBe(points)
        expect(receipt.sum).toBe(points)
      }
      if (receipt.product !== null) {
        expect(Math.floor(receipt.factors.reduce((product, factor) => product * factor, 1) + 1e-9)).toBe(points)
        expect(receipt.product).toBe(points)
      }
      expect([receipt.sum, receipt.product]).not.toEqual([null, null])
    }
    expect(phone.complaints).toEqual([])
    await phone.close()
  }, 60_000)
})
