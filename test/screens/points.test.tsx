import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import PointsPage from '../../src/subpackages/points'
import CalendarPage from '../../src/subpackages/points/calendar'
import LedgerPage from '../../src/subpackages/points/ledger'
import { points as figure } from '../../src/text/points'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Schemas = components['schemas']

const mine = async <T,>(path: string) => ask<T>(path, { token: (await signInAs('lin-jianxi')).token })
const rows = () => document.querySelectorAll('.ledger-row').length

describe('the points page', () => {
  it('says how the points of the last 90 days fare, as the server says it', async () => {
    const { recent, ahead } = await mine<Schemas['PointsInsight']>('/me/points/insight')
    await open(PointsPage, 'lin-jianxi')
    await screen.findByText(new RegExp(`最近 90 天你用掉了 ${recent.usedPercent}% 的积分`))
    const chart = screen.getByRole('img', { name: /预计/ })
    for (const { balance } of ahead) expect(chart.getAttribute('aria-label')).toContain(`预计${figure(balance)}`)
  })

  it('says where points come from, and leads to those entries', async () => {
    const { sources } = await mine<Schemas['PointsInsight']>('/me/points/insight')
    await open(PointsPage, 'lin-jianxi')
    const purchases = sources.find(({ group }) => group === 'purchases')?.points ?? 0
    await screen.findByRole('img', { name: new RegExp(`消费${figure(purchases)}，占\\d+%`) })
    fireEvent.click(screen.getByText('签到与任务'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/points/ledger/index?group=tasks' } })
  })

  it('says what is set aside, what for and when it comes back', async () => {
    await open(PointsPage, 'lin-jianxi')
    await screen.findByText('预留 500 · 手作小茶罐')
    await screen.findByText(/月\d+日前没取会自动退回/)
  })

  it('works out what an amount would earn now, by asking the server', async () => {
    const would = await mine<{ points: number }>('/me/points/preview?paidFen=12850')
    await open(PointsPage, 'lin-jianxi')
    fireEvent.change(await screen.findByPlaceholderText(/比如 128/), { target: { value: '128.5' } })
    await screen.findByText(new RegExp(`现在消费 ¥128.50 得 ${would.points} 积分`))
    expect(sent('GET')).toContain('/v1/me/points/preview?paidFen=12850')
  })

  it('asks nothing for what is no amount, and says what is wanted', async () => {
    await open(PointsPage, 'lin-jianxi')
    fireEvent.change(await screen.findByPlaceholderText(/比如 128/), { target: { value: '1.234' } })
    await screen.findByText(/最多两位小数/)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 500)))
    expect(sent('GET').filter((url) => url.includes('preview'))).toEqual([])
  })

  it('says how much the day still has room for', async () => {
    const { today } = await mine<Schemas['Points']>('/me/points')
    await open(PointsPage, 'lin-jianxi')
    await screen.findByText(new RegExp(`今天还能计入 ${figure(today.cap - today.earned)}`))
  })

  it('shows the newest entry with its receipt', async () => {
    await open(PointsPage, 'lin-jianxi')
    await screen.findByText(/规则 v\d/)
  })

  it('invites who is no member', async () => {
    await open(PointsPage)
    await screen.findByText('去入会')
  })
})

describe('the ledger', () => {
  it('holds one page on screen however far it is turned, and every entry can be reached', async () => {
    const { total } = await mine<Schemas['LedgerPage']>('/me/points/entries?limit=1')
    await open(LedgerPage, 'lin-jianxi')
    let reached = 0
    for (;;) {
      const told = await screen.findByText(new RegExp(`^第 ${figure(reached + 1)}–[\\d,]+ 笔`))
      reached = Number(told.textContent?.match(/–([\d,]+)/)?.[1].replace(/,/g, ''))
      expect(rows()).toBeLessThanOrEqual(20)
      const older = screen.queryByText('更早的 20 笔')
      if (!older) break
      fireEvent.click(older)
    }
    expect(reached).toBe(total)
    await screen.findByText('都在这里了')
    fireEvent.click(screen.getByText('较新的 20 笔'))
    await screen.findByText('更早的 20 笔')
  }, 60_000)

  it('opens days taken together one by one', async () => {
    await open(LedgerPage, 'lin-jianxi')
    fireEvent.click(await screen.findByText('更早的 20 笔'))
    const [together] = await screen.findAllByText(/^签到 \d+ 天$/)
    const days = Number(together.textContent?.match(/\d+/)?.[0])
    const before = rows()
    fireEvent.click(together)
    await waitFor(() => expect(rows()).toBe(before + days - 1))
  })

  it('shows only what has the chosen cause', async () => {
    await open(LedgerPage, 'lin-jianxi')
    fireEvent.click(await screen.findByRole('tab', { name: '兑换' }))
    await screen.findByText('都在这里了')
    const list = Array.from(document.querySelectorAll('.ledger-row'))
    expect(list.length).toBeGreaterThan(3)
    for (const row of list) within(row as HTMLElement).getByText(/^(兑换|撤销兑换|公益捐赠|预留|预留放回)/)
  })

  it('begins with the cause it was opened for', async () => {
    phone.params = { group: 'gifts' }
    await open(LedgerPage, 'lin-jianxi')
    await screen.findByText('都在这里了')
    expect(sent('GET').filter((url) => url.includes('entries'))).toEqual(['/v1/me/points/entries?group=gifts&limit=20'])
  })

  it('keeps what is on screen when the next page cannot be fetched', async () => {
    await open(LedgerPage, 'lin-jianxi')
    const older = await screen.findByText('更早的 20 笔')
    phone.network = 'none'
    fireEvent.click(older)
    await screen.findByText(/没有网络/)
    expect(rows()).toBeGreaterThan(0)
    phone.network = 'well'
    fireEvent.click(screen.getByText('更早的 20 笔'))
    await screen.findByText(/^第 21–40 笔/)
  })
})

describe('the calendar of what lapses', () => {
  it('has every day, and they add up to the balance', async () => {
    const { balance, expiries } = await mine<Schemas['Points']>('/me/points')
    await open(CalendarPage, 'lin-jianxi')
    await screen.findAllByText(/年\d+月$/)
    const shown = Array.from(document.querySelectorAll('.row .num-m')).map((node) => Number(node.textContent?.replace(/,/g, '')))
    expect(shown).toEqual(expiries.map(({ points }) => points))
    expect(shown.reduce((sum, n) => sum + n, 0)).toBe(balance.available)
  })
})
