import { randomUUID } from 'node:crypto'
import type { ComponentType } from 'react'
import type { components } from '../../contract/types.gen'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import { ask, backendOrigin, newMember, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { show } from './open'

type Schemas = components['schemas']
type Redemption = Schemas['Redemption']

interface Wish {
  points: number
  fen?: number
  delivery?: 'pick_up' | 'shipping'
  reserve?: boolean
}

/** Somebody with points of their own for the tests of a block: nobody else's story is touched, and nobody touches theirs. */
export function ownShopper() {
  let session: Schemas['Session']
  const asks = <T>(path: string, body?: unknown) => ask<T>(path, { token: session.token, body })
  beforeAll(async () => {
    session = (await newMember()).session
    const { token } = await signInAs('zhou-ye')
    await ask('/staff/purchases', { token, body: { memberId: session.subjectId, receiptNumber: randomUUID(), paidFen: 600_000 } })
  })
  return {
    asks,
    name: () => session.displayName,
    open(Page: ComponentType): void {
      phone.origin = backendOrigin()
      keepSession(session, { provider: 'phone' })
      queryClient.clear()
      show(Page)
    },
    /** Redeemed before a screen is opened on it. */
    async had(rewardId: string, { points, fen = 0, delivery, reserve = false }: Wish): Promise<Redemption> {
      const redemption = await asks<Redemption>('/me/redemptions', { redemptionId: randomUUID(), rewardId, pricePoints: points, priceFen: fen, delivery: delivery ?? null, reserve })
      phone.params = { id: redemption.redemptionId }
      return redemption
    },
    available: async () => (await asks<Schemas['Home']>('/me/home')).points?.available,
    stateOf: async (id: string) => (await asks<Redemption>(`/me/redemptions/${id}`)).state,
  }
}

export const posts = (ending: string) => phone.requests.filter(({ method, url }) => method === 'POST' && url.endsWith(ending))
