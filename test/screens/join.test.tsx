import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import JoinPage from '../../src/subpackages/join'
import { ask, printedCode } from '../backend/client'
import { sessionStore } from '../../src/api/session'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

const fill = (placeholder: string, value: string) => fireEvent.change(screen.getByPlaceholderText(placeholder), { target: { value } })

async function fillIn(number: string): Promise<void> {
  await screen.findByPlaceholderText('11 位手机号')
  fill('11 位手机号', number)
  fireEvent.click(screen.getByText('获取验证码'))
  await screen.findByText(/秒后再发/)
  fill('6 位数字', await printedCode(number))
  fireEvent.click(screen.getByRole('checkbox'))
}

const join = () => fireEvent.click(screen.getByText('入会并领取'))

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
})
