import { randomUUID } from 'node:crypto'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import { queryClient } from '../../src/state/query-client'
import TillPage from '../../src/subpackages/till'
import { ask, signInAs } from '../backend/client'
import { open } from './open'

type Schemas = components['schemas']

/** Longer than the two seconds after which a page asks again. */
export const polled = { timeout: 8_000 }

/** What the other phone does meanwhile, by the contract. */
export const asPerson = (person: string) => async <T,>(path: string, body?: unknown) => ask<T>(path, { token: (await signInAs(person)).token, body })
export const balanceOf = async (person: string) => (await asPerson(person)<Schemas['Till']>('/me/till')).available

/** The store asks for 500 points of a bill of ¥87. */
export async function asks(payCode: string): Promise<Schemas['Payment']> {
  const question = { paymentId: randomUUID(), payCode, billFen: 8_700, points: 500, receiptNumber: randomUUID() }
  return (await asPerson('zhou-ye')<Schemas['StaffPayment']>('/staff/payments', question)).payment
}

/** From any state of the member's page to a new code. */
export async function showCode(person: string): Promise<string> {
  const before = (await asPerson(person)<Schemas['Till']>('/me/till')).code?.code
  await open(TillPage, person)
  fireEvent.click(await screen.findByText(/^(出示抵现码|换一个码|再出示一个码|再抵一单)$/))
  return waitFor(() => {
    const code = screen.getByLabelText(/^抵现码 \S/).textContent!.replace(/\s/g, '')
    expect(code).not.toBe(before)
    return code
  })
}

/** The app is gone; what the phone has stored stays. */
export function die(): void {
  cleanup()
  queryClient.clear()
}
