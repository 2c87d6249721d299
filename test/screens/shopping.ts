import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { queryClient } from '../../src/state/query-client'
import { phone } from '../stand-ins/taro'

/** Plenty of points, so that tests do not stand in each other's way. */
export const person = 'shen-wanqiu'
export const posts = () => phone.requests.filter(({ method, url }) => method === 'POST' && url === '/v1/me/redemptions')

/** The app is gone and started anew; what the phone has stored stays. */
export function die(): void {
  cleanup()
  queryClient.clear()
}

/** A button that works, once the server has said which points would go. */
export async function enabled(words: string): Promise<HTMLElement> {
  await waitFor(() => expect(screen.getByText(words).closest('[role=button]')?.getAttribute('aria-disabled')).toBeNull())
  return screen.getByText(words)
}

/** The last look before anything goes. */
export async function lastLook(button: string): Promise<void> {
  fireEvent.click(await enabled(button))
  await screen.findByText(/先用 .* 过期的/)
}

/** The page that was opened last. */
export const went = () => (phone.asked.filter(({ name }) => name === 'navigateTo').at(-1)?.options as { url: string } | undefined)?.url
