import { brokenLaws } from '../kept'
import type { Kept, Stock } from '../kept'
import type { Server, Told } from '../server'
import { closesMs, perMember } from '../world'
import type { Intent, Phone } from './phone'

/** What is there between two steps. */
export interface State {
  members: Record<string, Kept>
  stock: Stock
}

/** A request that the server has dealt with. */
export interface Dealing {
  before: State
  after: State
  told: Told
  intents: Intent[]
  /** The name that the server knows an id by. */
  nameOf(id: string): string
  /** The most of a reward that there ever was. */
  most: Record<string, number>
}

const all = ({ members }: State) => Object.entries(members).flatMap(([memberId, { redemptions }]) => redemptions.map((redemption) => ({ memberId, ...redemption })))

/** What holds whatever happens. Each says what breaks it, or nothing. */
export const invariants: Record<string, (dealing: Dealing) => unknown[]> = {
  'the laws of the ledger hold': ({ after }) => Object.values(after.members).flatMap(({ broken }) => broken),

  'stock is what was taken, never below nothing': ({ after, most }) =>
    Object.entries(after.stock).filter(([rewardId, { taken, held }]) => taken !== held || taken < 0 || taken > (most[rewardId] ?? Infinity)),

  'one tap is one redemption': ({ after, intents, nameOf }) => {
    const tapped = new Map(intents.flatMap(({ memberId, rewardId, ids }) => [...ids].map((id) => [nameOf(id), `${memberId} ${rewardId}`] as const)))
    return all(after).filter(({ id, memberId, rewardId }) => tapped.get(id) !== `${memberId} ${rewardId}`)
  },

  'what was taken is the price that was seen': ({ after, intents, nameOf }) => {
    const seen = new Map(intents.flatMap(({ price, ids }) => [...ids].map((id) => [nameOf(id), price.points] as const)))
    return all(after).filter(({ id, live, price, spent }) => price !== seen.get(id) || (live && spent !== price))
  },

  'a coupon is given once': ({ after }) => all(after).filter(({ rewardId, live, coupons }) => coupons !== (rewardId === 'tea' && live ? 1 : 0)),

  'a refusal changes nothing': ({ before, after, told }) => {
    // But what time has done to a reservation may be put down with it.
    const lapsed = all(before).some(({ id, reserved }) => reserved && all(after).some((later) => later.id === id && !later.live))
    return told.status >= 400 && !lapsed && JSON.stringify(before) !== JSON.stringify(after) ? [told, before, after] : []
  },

  'nobody has more than the limit, or after the end': ({ after }) => [
    ...all(after).filter(({ rewardId, atMs }) => rewardId === 'cup' && atMs >= closesMs),
    ...Object.entries(after.members).filter(([, { redemptions }]) => Object.entries(perMember).some(([rewardId, limit]) => redemptions.filter((each) => each.rewardId === rewardId && each.live).length > limit)),
  ],

  'what is taken back is in the lots it came from': ({ after }) => all(after).filter(({ live, spent, lotsShort }) => !live && (spent !== 0 || lotsShort > 0)),
}

export function mustHold(dealing: Dealing): void {
  for (const [name, broken] of Object.entries(invariants)) {
    const found = broken(dealing)
    if (found.length > 0) throw new Error(`${name}: ${JSON.stringify(found)}`)
  }
}

/** At rest every phone knows what became of what its owner asked for, and keeps nothing of it; and of each ledger every law holds. */
export async function mustBeKnown(server: Server, phones: Phone[], { members }: State): Promise<void> {
  for (const memberId of Object.keys(members)) {
    const broken = await server.read(`laws of ${memberId}`, memberId, (tx) => brokenLaws(tx, memberId))
    if (broken.length > 0) throw new Error(`the laws of the ledger hold: ${broken.join(', ')}`)
  }
  const there = new Set(Object.values(members).flatMap(({ redemptions }) => redemptions.map(({ id }) => id)))
  for (const { intents, handset } of phones) {
    for (const { ids, end } of intents) {
      const done = [...ids].some((id) => there.has(server.nameOf(id)))
      if (done !== (end === 'done')) throw new Error(`the phone was told ${end} of what was ${done ? '' : 'not '}done`)
    }
    if (handset.leftovers.length > 0) throw new Error(`the phone keeps ${handset.leftovers.join(', ')}`)
  }
}
