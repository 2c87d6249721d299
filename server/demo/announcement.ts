import { programme } from '../../brand/programme'
import { addMonths, dayOf, startOfDay } from '../../loyalty/calendar'
import type { RuleVersion } from '../../loyalty/rules'
import type { Database } from '../database'
import { marker } from './seed'

const offset = programme.utcOffsetMinutes

/** When the demo was first filled: kept, or now where it is about to be. null: the people are not the demo's. */
export async function demoFilledAt({ db }: Database, now: number): Promise<number | null> {
  const kept = await db.selectFrom('setting').select('value').where('name', '=', marker).executeTakeFirst()
  if (kept) return Date.parse(kept.value)
  const somebody = await db.selectFrom('person').select('member_id').limit(1).executeTakeFirst()
  return somebody ? null : now
}

/**
 * The brand's versions and one more that a demo announces, so that there is something to come: made of the newest version, and
 * due on the first of the month after next as seen from the day the demo was filled. It takes effect on that day like any other.
 */
export function withAnnouncement(versions: readonly RuleVersion[], filledAt: number): RuleVersion[] {
  const newest = versions[versions.length - 1]
  const begins = startOfDay(addMonths(`${dayOf(filledAt, offset).slice(0, 7)}-01`, 2), offset)
  // The brand has something to come of its own.
  if (Date.parse(newest.effectiveAt) >= begins) return [...versions]
  const ladder = [...newest.ladder].sort((a, b) => a.rank - b.rank)
  const [, , third, fourth, fifth] = ladder
  const announced: RuleVersion = {
    ...newest,
    version: newest.version + 1,
    effectiveAt: new Date(begins).toISOString(),
    earning: { ...newest.earning, windows: newest.earning.windows?.map((window) => ({ ...window, percent: Math.max(window.percent, 200) })) },
    ladder: ladder.map((tier) => {
      if (tier === third) return { ...tier, multiplierPercent: tier.multiplierPercent + 5 }
      if (tier === fourth) return { ...tier, growthThreshold: Math.min(tier.growthThreshold + 200, (fifth?.growthThreshold ?? Infinity) - 1) }
      return tier
    }),
  }
  return [...versions, announced]
}
