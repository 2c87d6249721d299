import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import InboxPage from '../../src/subpackages/inbox'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import { ask, printedCode, signInAs } from '../backend/client'
import { emit, phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

type Schemas = components['schemas']

afterEach(() => jest.restoreAllMocks())

const unread = async (token: string) => (await ask<Schemas['Home']>('/me/home', { token })).unreadNotices
const marked = () => screen.queryAllByLabelText(/^新，/)

/** Somebody of their own, so that nobody else's story is touched. */
async function newMember(number: string): Promise<Schemas['Session']> {
  await ask('/sessions/phone-codes', { body: { phone: number } })
  const visitor = await ask<Schemas['Session']>('/sessions', { body: { provider: 'phone', phone: number, code: await printedCode(number) } })
  const { invitation } = await ask<{ invitation: Schemas['Invitation'] }>('/programme')
  const joined = await ask<Schemas['Joined']>('/members', { token: visitor.token, body: { consent: { version: invitation.consentVersion }, channel: 'app' } })
  return joined.session
}

describe('the inbox', () => {
  it('tells in plain words what is about to lapse and leads to where it can be used', async () => {
    await open(InboxPage, 'lin-jianxi')
    fireEvent.click(await screen.findByLabelText(/200 积分 .*过期，还有 \d+ 天/))
    expect(phone.asked).toContainEqual({ name: 'switchTab', options: { url: '/pages/mall/index' } })
    fireEvent.click(screen.getByLabelText(/升到「金穗」了/))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/tier/index' } })
  })

  it('counts as read once it was seen, by one write, and keeps its marks for this visit', async () => {
    const session = await newMember('13700000021')
    const staff = await signInAs('zhou-ye')
    const purchase = { memberId: session.subjectId, receiptNumber: 'INBOX-1', paidFen: 40_000 }
    await ask('/staff/purchases', { token: staff.token, body: purchase })
    expect(await unread(session.token)).toBeGreaterThan(0)
    await open(InboxPage)
    await act(async () => keepSession(session, { provider: 'phone' }))
    await screen.findByText('升到「青叶」了')
    await waitFor(async () => expect(await unread(session.token)).toBe(0))
    expect(sent('POST')).toEqual(['/v1/me/notices/read'])
    expect(marked().length).toBeGreaterThan(0)
    cleanup()
    anHourPasses()
    show(InboxPage)
    await waitFor(() => expect(marked()).toEqual([]))
    expect(sent('POST')).toEqual(['/v1/me/notices/read'])
  })

  it('fetches one more page when its end is reached, and says when that is all', async () => {
    const session = await newMember('13700000022')
    const { token } = await signInAs('zhou-ye')
    for (let i = 0; i < 11; i += 1) {
      const sold = await ask<Schemas['Purchase']>('/staff/purchases', { token, body: { memberId: session.subjectId, receiptNumber: `INBOX-2-${i}`, paidFen: 40_000 } })
      await ask(`/staff/purchases/${sold.purchaseId}/refunds`, { token, body: { memberId: session.subjectId, refundFen: 40_000 } })
    }
    await open(InboxPage)
    await act(async () => keepSession(session, { provider: 'phone' }))
    await screen.findByText('再看 20 条')
    expect(screen.getAllByRole('link')).toHaveLength(20)
    await act(() => emit('reachBottom'))
    await screen.findByText('都在这里了')
    expect(screen.getAllByRole('link').length).toBeGreaterThanOrEqual(22)
    expect(sent('GET').filter((url) => url.includes('cursor='))).toHaveLength(1)
  })

  it('shows what it knew on a phone without a network, says how old that is, and marks nothing as read', async () => {
    await open(InboxPage, 'lin-jianxi')
    await screen.findByText('升到「金穗」了')
    cleanup()
    queryClient.clear()
    anHourPasses()
    phone.network = 'none'
    phone.requests.length = 0
    show(InboxPage)
    expect(screen.getByText('升到「金穗」了')).toBeTruthy()
    await screen.findByText(/没有网络.*\d{2}:\d{2}/)
    expect(sent('POST')).toEqual([])
  })

  it('says what is wrong on a first look without a network', async () => {
    phone.network = 'none'
    await open(InboxPage, 'he-miao').catch(() => undefined)
    await screen.findByText('再试一次')
  })

  it('says what will come when there is nothing, and asks a visitor to sign in', async () => {
    const session = await signInAs('he-miao')
    const nothing = { data: { pages: [{ notices: [], nextCursor: null }], pageParams: [null] }, at: Date.now() }
    phone.storage.set(`mc:query:${JSON.stringify(['mine', 'notices', `member:${session.subjectId}`])}`, JSON.stringify(nothing))
    phone.network = 'none'
    keepSession(session, { provider: 'demo', person: 'he-miao' })
    queryClient.clear()
    show(InboxPage)
    expect(screen.getByText('还没有提醒')).toBeTruthy()
    cleanup()
    phone.network = 'well'
    await open(InboxPage)
    await screen.findByText('去登录')
  })
})
