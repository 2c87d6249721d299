import type { ApiError } from '../../src/api/problem'
import type { App } from './app'
import * as writes from './writes'
import type { Kept, KeptRedemption } from './kept'
import type { Server } from './server'
import { instants, startMs } from './world'
import type { Shop } from './world'

/** What may come to pass before it is asked for again. */
export const meanwhiles = {
  'nothing else happens': async () => {},
  'the price rises': async (server: Server) => change(server, { prices: [{ points: 350, fen: 0 }] }),
  'the reward is withdrawn': async (server: Server) => change(server, null),
  'it is sold out': async (server: Server) => change(server, { stock: 0 }),
  'the points go elsewhere': (server: Server) => server.do('points go'),
  'half an hour passes': async (server: Server) => later(server, startMs + 30 * 60_000),
  'three days pass': async (server: Server) => later(server, startMs + 3 * 86_400_000),
  'the points lapse': async (server: Server) => later(server, instants[instants.length - 1]),
}
export type Meanwhile = keyof typeof meanwhiles

function change(server: Server, to: Shop['changed'][string]): void {
  server.world = { ...server.world, changed: { tea: to, cup: to } } as Shop
}
function later(server: Server, clockMs: number): void {
  server.world = { ...server.world, clockMs } as Shop
}

/** A write that an app may be killed in, and how whoever starts it again goes on with it. */
export interface Flow {
  /** Redeemed before it begins. */
  had?: { rewardId: string; price: number; reserve: boolean }
  meanwhiles: Meanwhile[]
  begin(app: App): Promise<unknown>
  /** Whether it is still to be asked for, after a failure or a new start. */
  isOpen(app: App, failure?: ApiError): boolean
  /** Whether it was done, and all of it; throws when it is neither that nor as if it had never been. */
  isDone(kept: Kept): boolean
}

export const hadId = '0000000b-0000-7000-8000-000000000001'
const everything = Object.keys(meanwhiles) as Meanwhile[]

function redeeming(rewardId: string, points: number, reserve: boolean, among = everything): Flow {
  const fits = ({ live, reserved, spent, lotsShort, coupons, price }: KeptRedemption) => {
    // A reservation may have lapsed before it was heard of; its points are back then.
    const paid = live ? spent === points : reserve && spent === 0 && lotsShort === 0
    return paid && reserved === reserve && price === points && coupons === (rewardId === 'tea' ? 1 : 0)
  }
  return {
    meanwhiles: among,
    begin: (app) => writes.redeem(app, { rewardId, price: { points, fen: 0 }, reserve }),
    isOpen: (app) => writes.unheardOf(app, rewardId) !== null,
    isDone({ redemptions }) {
      if (redemptions.length > 1 || !redemptions.every(fits)) throw new Error(`not one redemption and not none: ${JSON.stringify(redemptions)}`)
      return redemptions.length === 1
    },
  }
}

function changing(had: Required<Flow>['had'], begin: Flow['begin'], before: Partial<KeptRedemption>[], after: Partial<KeptRedemption>): Flow {
  const fits = (redemption: KeptRedemption, parts: Partial<KeptRedemption>) => Object.entries(parts).every(([name, value]) => redemption[name as keyof KeptRedemption] === value)
  return {
    had,
    meanwhiles: ['nothing else happens', 'the reward is withdrawn', 'the points go elsewhere', 'half an hour passes', 'three days pass', 'the points lapse'],
    begin,
    isOpen: (_app, failure) => !failure || failure.passing,
    isDone({ redemptions: [redemption] }) {
      if (!before.some((parts) => fits(redemption, parts)) && !fits(redemption, after)) throw new Error(`neither as it was nor changed: ${JSON.stringify(redemption)}`)
      return fits(redemption, after)
    },
  }
}

/** Its points are back where they came from. */
const gone = { live: false, spent: 0, lotsShort: 0 }
const tea = { rewardId: 'tea', price: 200, reserve: false }
const kept = { rewardId: 'cup', price: 300, reserve: true }

export const flows: Record<string, Flow> = {
  'redeems a coupon': redeeming('tea', 200, false),
  'redeems a thing': redeeming('cup', 300, false, ['nothing else happens', 'it is sold out', 'three days pass']),
  reserves: redeeming('cup', 300, true),
  'takes back': changing(tea, (app) => writes.takeBack(app, hadId), [{ live: true, spent: 200, coupons: 1 }], { ...gone, coupons: 0 }),
  'lets a reservation go': changing(kept, (app) => writes.takeBack(app, hadId), [{ live: true, reserved: true, spent: 300 }], gone),
  'completes a reservation': changing(kept, (app) => writes.complete(app, hadId), [{ reserved: true, spent: 300 }, gone], { live: true, reserved: false, spent: 300 }),
}
