import { act, cleanup, screen, waitFor } from '@testing-library/react'
import JoinPage from '../../src/subpackages/join'
import { ask, newMember, printedCode } from '../backend/client'
import { sessionStore } from '../../src/api/session'
import HomePage from '../../src/pages/home'
import { joinProgramme } from '../../src/state/membership'
import { queryClient } from '../../src/state/query-client'
import { sendPhoneCode, signInByPhone } from '../../src/state/session'
import { holdBack, phone } from '../stand-ins/taro'
import { fill, fillIn, join } from './joining'
import { open, sent, show } from './open'

type Mine = { code: string; friends: { state: string }[] }

/** Signed in as a visitor by phone, as the join page does it before it joins. */
async function becomeVisitor(number: string): Promise<void> {
  await sendPhoneCode(number)
  await act(async () => void (await signInByPhone(number, await printedCode(number))))
}

async function becomeMember(): Promise<void> {
  const { invitation } = await ask<{ invitation: { consentVersion: string } }>('/programme')
  await act(async () => void (await joinProgramme(invitation.consentVersion, 'app')))
}

describe('joining', () => {
  it('asks for nothing before it has shown the gift, and for no more than it needs', async () => {
    await open(JoinPage)
    await screen.findByText(/积分，入会即到账/)
    expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false')
    join()
    expect(sent('POST')).toEqual([])
  })

  it('makes a member of a visitor and gives the welcome points once', async () => {
    await open(JoinPage)
    await fillIn('13700000001')
    join()
    join()
    await screen.findByText('入会成功，积分到账了')
    expect(sent('POST')).toEqual(['/v1/sessions/phone-codes', '/v1/sessions', '/v1/members'])
    const token = sessionStore.getState().session?.token
    expect((await ask<{ balance: { available: number } }>('/me/points', { token })).balance.available).toBe(100)
  })

  it('whose answer is lost ends with one membership and one gift when it is tried again', async () => {
    await open(JoinPage)
    await fillIn('13700000002')
    const { signInByPhone } = await import('../../src/state/session')
    const code = (screen.getByPlaceholderText('6 位数字') as HTMLInputElement).value
    await act(async () => void (await signInByPhone('13700000002', code)))
    phone.network = 'deaf'
    await waitFor(() => expect(screen.queryByPlaceholderText('6 位数字')).toBeNull())
    join()
    await screen.findByText(/没有网络/)
    phone.network = 'well'
    join()
    await screen.findByText(/入会成功|欢迎回来/)
    const keys = phone.requests.filter(({ url }) => url === '/v1/members').map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
    const token = sessionStore.getState().session?.token
    expect((await ask<{ balance: { available: number } }>('/me/points', { token })).balance.available).toBe(100)
  })

  it('with a wrong code says so and keeps what was filled in', async () => {
    await open(JoinPage)
    await fillIn('13700000003')
    fill('6 位数字', '000000')
    join()
    await screen.findByText(/验证码不对/)
    expect((screen.getByPlaceholderText('11 位手机号') as HTMLInputElement).value).toBe('13700000003')
  })

  it('shows the card on the home that lies beneath, even when the answer to the visitor comes last', async () => {
    await open(HomePage)
    await screen.findByText('入会并领取')
    const late = holdBack('/v1/me/home')
    await becomeVisitor('13700000004')
    await waitFor(() => expect(sent('GET')).toHaveLength(2))
    late.onward()
    await becomeMember()
    await screen.findByText('可用积分')
    await act(async () => {
      late.letGo()
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect(screen.queryByText('入会并领取')).toBeNull()
    expect([...phone.storage].filter(([key]) => key.includes('home')).map(([, home]) => /"member":\{/.test(String(home)))).toEqual([true])
  })

  it('takes the invitation away at once, also where it was read from the phone at the start', async () => {
    await open(HomePage)
    await becomeVisitor('13700000005')
    await screen.findByText('入会并领取')
    await waitFor(() => expect([...phone.storage.keys()].some((key) => key.includes('home'))).toBe(true))
    cleanup()
    queryClient.clear()
    show(HomePage)
    expect(screen.getByText('入会并领取')).toBeTruthy()
    const card = holdBack('/v1/me/home')
    await becomeMember()
    await waitFor(() => expect(screen.queryByText('入会并领取')).toBeNull())
    card.letGo()
    await screen.findByText('可用积分')
  })

  it('shows the card on a home that is opened right after, with nothing kept of the visitor', async () => {
    await open(HomePage)
    await becomeVisitor('13700000006')
    await screen.findByText('入会并领取')
    cleanup()
    queryClient.clear()
    show(HomePage)
    await screen.findByText('入会并领取')
    cleanup()
    await becomeMember()
    show(HomePage)
    await screen.findByText('可用积分')
  })
})

describe('joining by invitation', () => {
  const mine = (token: string) => ask<Mine>('/me/invitations', { token })

  it('says who invites and what there is, before anything is asked, and counts', async () => {
    const { session: inviter } = await newMember()
    phone.params = { invitation: (await mine(inviter.token)).code }
    await open(JoinPage)
    await screen.findByText('会** 邀你入会')
    expect(screen.getByText('另有 300 积分')).toBeTruthy()
    expect(sent('POST')).toEqual([])
    await fillIn('13700000011')
    join()
    await screen.findByText('首单过了 7 天退款期，还有 300 积分。')
    expect((await mine(inviter.token)).friends).toMatchObject([{ state: 'registered' }])
    expect([...phone.storage.keys()].filter((key) => key.includes('invitation'))).toEqual([])
  })

  it('is still an invitation when the page is left and opened again without the link', async () => {
    const { session: inviter } = await newMember()
    phone.params = { invitation: (await mine(inviter.token)).code }
    await open(JoinPage)
    await screen.findByText('会** 邀你入会')
    cleanup()
    phone.params = {}
    await open(JoinPage)
    await screen.findByText('会** 邀你入会')
    await fillIn('13700000012')
    join()
    await screen.findByText('入会成功，积分到账了')
    expect((await mine(inviter.token)).friends).toHaveLength(1)
  })

  it('with a code that nobody has is joining as ever, with one quiet line', async () => {
    phone.params = { invitation: 'NOBODYS7' }
    await open(JoinPage)
    await screen.findByText('没找到这个邀请，直接入会也一样。')
    await fillIn('13700000013')
    join()
    await screen.findByText('入会成功，积分到账了')
    expect(screen.queryByText(/退款期/)).toBeNull()
  })

  it('with something that is no code does not even ask', async () => {
    phone.params = { invitation: '../me' }
    await open(JoinPage)
    await screen.findByText(/积分，入会即到账/)
    expect(sent('GET').filter((url) => url.includes('invitations'))).toEqual([])
    expect(screen.queryByText(/没找到这个邀请/)).toBeNull()
  })
})
