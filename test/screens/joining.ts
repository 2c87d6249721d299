import { fireEvent, screen } from '@testing-library/react'
import { keepSession, type Session } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import JoinPage from '../../src/subpackages/join'
import { backendOrigin, printedCode } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, show } from './open'

export const fill = (placeholder: string, value: string) => fireEvent.change(screen.getByPlaceholderText(placeholder), { target: { value } })

/** Everything the form asks for, of somebody with this number. */
export async function fillIn(number: string): Promise<void> {
  await screen.findByPlaceholderText('11 位手机号')
  fill('11 位手机号', number)
  fireEvent.click(screen.getByText('获取验证码'))
  await screen.findByText(/秒后再发/)
  fill('6 位数字', await printedCode(number))
  fireEvent.click(screen.getByRole('checkbox'))
}

export const join = () => fireEvent.click(screen.getByText('入会并领取'))

/** The landing of a card, as the phone of whoever has it opens it; null is nobody. */
export async function openCard(card: string, who: Session | null = null): Promise<void> {
  await openLink({ card }, who)
}

export async function openLink(params: Record<string, string>, who: Session | null = null): Promise<void> {
  phone.params = params
  if (!who) return open(JoinPage)
  phone.origin = backendOrigin()
  keepSession(who, { provider: 'phone' })
  queryClient.clear()
  show(JoinPage)
}
