import { randomUUID } from 'node:crypto'
import type { ComponentType } from 'react'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import { tree } from '../../config/budgets'
import MePage from '../../src/pages/me'
import CouponsPage from '../../src/subpackages/coupons'
import MyDataPage from '../../src/subpackages/my-data'
import CancelPage from '../../src/subpackages/my-data/cancel'
import ExportPage from '../../src/subpackages/my-data/export'
import { keepSession } from '../../src/api/session'
import { ask, newMember, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Schemas = components['schemas']

/** The page of somebody who has just joined. */
async function openAsNew(Page: ComponentType): Promise<Schemas['Session']> {
  const { session } = await newMember()
  await open(Page)
  await act(async () => keepSession(session, { provider: 'phone' }))
  return session
}

const opened = () => phone.asked.filter(({ name }) => name === 'navigateTo').map(({ options }) => (options as { url: string }).url)
const posts = (ending: string) => sent('POST').filter((url) => url.endsWith(ending))
const card = async (name: string) => within((await screen.findByText(name)).closest('.card') as HTMLElement)

describe('my data', () => {
  it('asks a visitor to join, and asks the server for nothing', async () => {
    await open(MyDataPage)
    fireEvent.click(await screen.findByText('去入会'))
    expect(opened()).toEqual(['/subpackages/join/index'])
    expect(sent('GET').filter((url) => url.includes('consents'))).toEqual([])
    expect(screen.getByText('隐私说明')).toBeTruthy()
  })

  it('says of each purpose what it is for, what it needs and since when', async () => {
    const { token } = await openAsNew(MyDataPage)
    const { purposes } = await ask<Schemas['Consents']>('/me/consents', { token })
    for (const { name, text, data } of purposes) {
      expect((await card(name)).getByText(text)).toBeTruthy()
      expect((await card(name)).getByText(`用到：${data.join('、')}`)).toBeTruthy()
    }
    expect((await card('会员服务')).getByText(/月\d+日同意 · 版本/)).toBeTruthy()
  })

  it('switches a purpose off and on again, once for each tap, and the server knows', async () => {
    const { token } = await openAsNew(MyDataPage)
    const personalised = async () => (await ask<Schemas['MyBenefits']>('/me/benefits', { token })).personalised
    fireEvent.click(await screen.findByRole('switch', { name: '为你推荐' }))
    await screen.findByText(/收回的，从那时起不再用/)
    expect(await personalised()).toBe(false)
    fireEvent.click(screen.getByRole('switch', { name: '为你推荐' }))
    await waitFor(async () => expect(await personalised()).toBe(true))
    expect(posts('/me/consents')).toHaveLength(2)
  })

  it('turns the switch back when it could not be kept, and says so', async () => {
    await openAsNew(MyDataPage)
    const toggle = await screen.findByRole('switch', { name: '到期提醒' })
    phone.network = 'none'
    fireEvent.click(toggle)
    await screen.findByText(/没等到回音，再点一次就好/)
    expect(toggle.getAttribute('aria-checked')).toBe('true')
  })

  it('of what membership needs has no switch, but the way out', async () => {
    await openAsNew(MyDataPage)
    const membership = await card('会员服务')
    expect(membership.getByText('会员必需')).toBeTruthy()
    expect(membership.queryByRole('switch')).toBeNull()
    fireEvent.click(membership.getByText('不想用了，去注销'))
    expect(opened()).toEqual(['/subpackages/my-data/cancel/index'])
  })

  it('asks anew where a text was agreed to in another version', async () => {
    phone.forge = (url, text) => (url.pathname.endsWith('/me/consents') ? text.replace(/"agreedVersion":"[^"]+"/, '"agreedVersion":"2020-01"') : text)
    await openAsNew(MyDataPage)
    fireEvent.click(await screen.findByText('同意新版'))
    await waitFor(() => expect(posts('/me/consents')).toHaveLength(1))
  })
})

describe('everything that is held', () => {
  it('is there section by section, each row readable at a tap, and many in pages', async () => {
    await open(ExportPage, 'lin-jianxi')
    const { token } = await signInAs('lin-jianxi')
    const { sections } = await ask<Schemas['DataExport']>('/me/export', { token })
    for (const { title, why } of sections.filter(({ total }) => total > 0)) {
      expect(await screen.findByText(title)).toBeTruthy()
      expect(screen.getAllByText(why).length).toBeGreaterThan(0)
    }
    const long = sections.reduce((most, section) => (section.total > most.total ? section : most))
    expect(long.rows).toHaveLength(long.total)
    fireEvent.click(screen.getByText(long.title))
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    let drawn = 0
    while (nodes.nextNode()) drawn += 1
    expect(drawn).toBeLessThanOrEqual(tree.anyPage.nodes)
    const last = Object.values(long.rows[long.rows.length - 1]).find((value) => typeof value === 'string' && value.length > 6) as string
    for (let turns = 0; turns < long.total && screen.queryAllByText(last).length === 0; turns += 1) fireEvent.click(screen.getByText('后面的'))
    expect(screen.getAllByText(last).length).toBeGreaterThan(0)
  })

  it('is copied as a whole', async () => {
    await open(ExportPage, 'lin-jianxi')
    fireEvent.click(await screen.findByText('复制全部'))
    await screen.findByText(/复制好了/)
    const { options } = phone.asked.find(({ name }) => name === 'setClipboardData')!
    const copied = JSON.parse((options as { data: string }).data) as Schemas['DataExport']
    const { sections } = await ask<Schemas['DataExport']>('/me/export', { token: (await signInAs('lin-jianxi')).token })
    expect(copied.sections.map(({ section, rows }) => [section, rows.length])).toEqual(sections.map(({ section, rows }) => [section, rows.length]))
    expect([...phone.storage.keys()].filter((key) => key.includes('export'))).toEqual([])
  })
})

describe('cancelling', () => {
  const asked = (token: string) => ask<Schemas['Cancellation']>('/me/cancellation', { token })
  const stateOf = async (token: string) => (await asked(token)).state
  const toTheEnd = async () => {
    fireEvent.click(await screen.findByText('下一步'))
    fireEvent.click(await screen.findByText('确认注销', { selector: '.button' }))
  }

  it('names what would be lost, changes nothing in its first step, and can be left at both', async () => {
    const { token } = await openAsNew(CancelPage)
    await screen.findByText('注销以后，这些就没有了')
    expect(screen.getByText('100，约值 ¥1')).toBeTruthy()
    fireEvent.click(screen.getByText('下一步'))
    await screen.findByText(/^15 天内随时能回来，到 \d+月\d+日为止/)
    fireEvent.click(screen.getByText('先不注销'))
    expect(posts('/me/cancellation')).toEqual([])
    expect(await stateOf(token)).toBe('none')
  })

  it('takes two steps, rests till a day that is told, and one tap brings all back', async () => {
    const { token } = await openAsNew(CancelPage)
    await toTheEnd()
    await screen.findByText('会员已经停用')
    expect(screen.getByText(/\d+月\d+日 \d\d:\d\d 前都能回来/)).toBeTruthy()
    expect(await stateOf(token)).toBe('ending')
    fireEvent.click(screen.getByText('我要回来'))
    await screen.findByText('欢迎回来，什么都没少')
    expect(await stateOf(token)).toBe('none')
    expect([posts('/me/cancellation'), posts('/return')].map(({ length }) => length)).toEqual([1, 1])
  })

  it('goes back to the first step when there is more to lose than was shown', async () => {
    const session = await openAsNew(CancelPage)
    await screen.findByText('100，约值 ¥1')
    const staff = await signInAs('zhou-ye')
    await ask('/staff/purchases', { token: staff.token, body: { memberId: session.subjectId, receiptNumber: randomUUID(), paidFen: 10_000 } })
    await toTheEnd()
    await screen.findByText(/刚刚又有变化/)
    const { points, worthFen } = (await asked(session.token)).lost
    expect(points).toBeGreaterThan(100)
    await screen.findByText(`${points}，约值 ¥${worthFen / 100}`)
    expect(await stateOf(session.token)).toBe('none')
  })

  it('whose answer is lost is confirmed by the next tap, and done once', async () => {
    const { token } = await openAsNew(CancelPage)
    await screen.findByText('下一步')
    phone.network = 'deaf'
    await toTheEnd()
    await screen.findByText(/没等到回音，再点一次就好/)
    phone.network = 'well'
    fireEvent.click(screen.getByText('确认注销', { selector: '.button' }))
    await screen.findByText('会员已经停用')
    expect(await stateOf(token)).toBe('ending')
    const keys = phone.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/me/cancellation')).map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).toBe(1)
  })

  it('is put off by what is still under way, with the way to it', async () => {
    await open(CancelPage, 'lin-jianxi')
    const note = within((await screen.findByText(/兑的东西还没取走，或还在路上/)).closest('.note') as HTMLElement)
    fireEvent.click(screen.getByText('下一步'))
    expect(screen.queryByText(/15 天内随时能回来/)).toBeNull()
    fireEvent.click(note.getByText('去看看'))
    expect(opened()).toEqual(['/subpackages/redemptions/index'])
  })

  it('stands quietly on 我的 and on my data until it is over, and nothing can be switched meanwhile', async () => {
    const { session } = await newMember()
    await ask('/me/cancellation', { token: session.token, body: { points: 100, coupons: 99 } })
    await open(MePage)
    await act(async () => keepSession(session, { provider: 'phone' }))
    fireEvent.click(await screen.findByText('我要回来'))
    expect(opened()).toEqual(['/subpackages/my-data/cancel/index'])
    cleanup()
    await open(MyDataPage)
    await act(async () => keepSession(session, { provider: 'phone' }))
    await screen.findByText(/会员正在注销/)
    await waitFor(() => expect(screen.queryByRole('switch')).toBeNull())
  })
})

it('the wallet asks a visitor to join, as its neighbours do', async () => {
  await open(CouponsPage)
  fireEvent.click(await screen.findByText('去入会'))
  expect(opened()).toEqual(['/subpackages/join/index'])
  expect(sent('GET').filter((url) => url.includes('/me/coupons'))).toEqual([])
})
