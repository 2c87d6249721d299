import type { Reward } from '../../loyalty/rewards'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { spend } from '../../server/ledger/spend'
import type { Backend, Session } from '../server/backend'
import type { Rehearsal } from '../server/undone'
import type { Asked, Deeds, World } from './server'

/** A Friday afternoon; the gift of a membership lapses with May. */
export const startMs = Date.parse('2026-11-20T08:00:00Z')
export const closesMs = Date.parse('2026-11-21T16:00:00Z')
const lapseMs = Date.parse('2027-05-31T16:00:00Z')
const reservedMs = startMs + 48 * 3_600_000
/** The instants that time stops at, a minute before something happens and when it does. */
export const instants = [startMs, startMs + 29 * 60_000, closesMs - 60_000, closesMs, reservedMs - 60_000, reservedMs, lapseMs - 60_000, lapseMs]

/** What a story is about: a coupon of which there are three, and a cup of which there are two, one for each, early for some. */
const offered: Reward[] = [
  { rewardId: 'tea', kind: 'coupon', couponKind: 'osmanthus', prices: [{ points: 200, fen: 0 }], stock: 3, cancelMinutes: 30, story: '', picture: 'jar' },
  {
    rewardId: 'cup',
    kind: 'physical',
    name: '杯',
    delivery: ['pick_up'],
    prices: [{ points: 300, fen: 0 }],
    stock: 2,
    perMember: 1,
    cancelMinutes: 30,
    reserveHours: 48,
    publicAt: '2026-12-10T00:00:00Z',
    earlyAccess: { rank: 3, days: 30 },
    closesAt: new Date(closesMs).toISOString(),
    story: '',
    picture: 'cup',
  },
]
export const perMember = { tea: Infinity, cup: 1 } as Record<string, number>

export interface Shop extends World {
  /** What of each reward the brand has changed; null is withdrawn. */
  changed: Record<string, Partial<Pick<Reward, 'prices' | 'stock'>> | null>
}
export const asUsual: Shop = { clockMs: startMs, changed: {} }

/** What the brand offers there. */
export function catalogue({ changed }: Shop): Reward[] {
  return offered.filter(({ rewardId }) => changed[rewardId] !== null).map((reward) => ({ ...reward, ...changed[reward.rewardId] }))
}

/** The clock and the catalogue are what they are there. */
export const installIn = ({ backend }: Rehearsal) => (world: World): void => {
  backend.clock.ms = world.clockMs
  backend.context.rewards = catalogue(world as Shop)
}

/** A redemption looks at its own reward; what was redeemed has all it needs of it, what is only reserved has not. */
export function seenBy(world: World, { path, body }: Asked): Shop {
  const { clockMs, changed } = world as Shop
  const { rewardId } = (body ?? {}) as { rewardId?: string }
  if (path.endsWith('completion')) return { clockMs, changed }
  return { clockMs, changed: rewardId !== undefined && rewardId in changed ? { [rewardId]: changed[rewardId] } : {} }
}

/** Signed in, as the phone keeps it; the server gets a token of its own making. */
export function sessionOf({ subjectId, ...session }: Session, nth = 0): Session {
  return { ...session, subjectId, token: `${subjectId} ${nth}` }
}

/** Two members of a tier that may redeem everything, the first with points for more than one. */
export async function prepareMembers(backend: Backend): Promise<Session[]> {
  const members: Session[] = []
  backend.clock.ms = startMs
  // Its tasks are another story.
  backend.context.tasks = []
  for (const points of [700, 400]) {
    const member = await backend.member()
    await backend.context.db.transaction().execute(async (tx) => {
      const account = await openAccount(tx, backend.context, member.subjectId, 'NOT_FOUND')
      await accrueGift(tx, backend.context, account, { source: 'campaign', sourceId: 'for the test', rule: 'gift', label: null }, points - account.points_available)
    })
    members.push(member)
  }
  await backend.context.db.updateTable('member').set({ tier_id: 'ear', tier_valid_until: new Date('2028-01-01T00:00:00Z') }).execute()
  return members
}

/** What may happen besides requests: the first member spends all in a shop, and everybody's tier drops. */
export const deedsOf = ({ backend: { context } }: Rehearsal, [{ subjectId }]: Session[]): Deeds => ({
  'points go': async (tx) => {
    const account = await openAccount(tx, context, subjectId, 'NOT_FOUND')
    if (account.points_available > 0) await spend(tx, context, account, { sourceId: 'elsewhere', label: null, points: account.points_available })
  },
  'tier drops': (tx) => tx.updateTable('member').set({ tier_id: 'leaf' }).execute(),
})
