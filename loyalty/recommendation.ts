import type { Track } from './tiers'

/** What is plain about a member right now; nothing is guessed from behaviour. */
export interface PlainFacts<Expiring> {
  /** Points that lapse within the notice window. */
  expiring: Expiring | null
  /** Both roads to the next tier, the nearer first. */
  tracks: readonly Track[]
  daysToBirthday: number | null
}

export type Reason<Expiring> =
  | { reason: 'expiring_points'; expiring: Expiring }
  | { reason: 'near_next_tier'; track: Track }
  | { reason: 'birthday_soon'; birthdayInDays: number }

const nearPercent = 80
const soonDays = 30

/** Why something may suit a member now, the most pressing first. */
export function reasonsFor<Expiring>({ expiring, tracks, daysToBirthday }: PlainFacts<Expiring>): Reason<Expiring>[] {
  const reasons: Reason<Expiring>[] = []
  const [nearer] = tracks
  if (expiring) reasons.push({ reason: 'expiring_points', expiring })
  if (nearer && nearer.percent >= nearPercent) reasons.push({ reason: 'near_next_tier', track: nearer })
  if (daysToBirthday !== null && daysToBirthday <= soonDays) reasons.push({ reason: 'birthday_soon', birthdayInDays: daysToBirthday })
  return reasons
}
