import type { ComponentType } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { forgetSession, keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import { backendOrigin, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'

/** Opens one page of the app on the real backend, signed in as a demo person or as nobody. */
export async function open(Page: ComponentType, person?: string): Promise<void> {
  phone.origin = backendOrigin()
  if (person) keepSession(await signInAs(person), { provider: 'demo', person })
  else forgetSession()
  queryClient.clear()
  show(Page)
}

export function show(Page: ComponentType): void {
  render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  )
}

export const sent = (method: string) => phone.requests.filter((request) => request.method === method).map(({ url }) => url)

/** The phone's clock goes on; what it has kept is no longer fresh. */
export function anHourPasses(): void {
  const later = Date.now() + 3_600_000 - performance.now()
  jest.spyOn(Date, 'now').mockImplementation(() => later + performance.now())
}
