import { addDays, addMonths, birthdayIn, dayOf, startOfDay } from './calendar'
import type { Tier } from './rules'

/** When a gift of which one option may be chosen opens, and how long it stays open. */
export interface GiftTerms {
  tierId: string
  /** reached: with coming up to the tier, and with each renewal when yearly. birthday: ahead of the birthday of who holds this tier or a higher one. */
  opens: 'reached' | 'birthday'
  yearly?: boolean
  /** Days to choose after the day it opens; the last one counts. For a birthday the last one is the birthday. */
  chooseDays: number
  /** "YYYY-MM-DD": what happened before this day opens nothing. */
  since: string
}

/** A change of tier; oldest first in a history. */
export interface TierStep {
  tierId: string
  atMs: number
  reason: 'joined' | 'growth' | 'spend' | 'renewed' | 'lowered' | 'refund' | 'merged'
}

export interface GiftOpening {
  openedAtMs: number
  /** The first instant at which nothing can be chosen any more. */
  closesAtMs: number
  lastDay: string
  reason: 'reached' | 'renewed' | 'birthday'
}

interface Life {
  ladder: readonly Tier[]
  history: readonly TierStep[]
  birthday: { day: string; toldAtMs: number } | null
  nowMs: number
  offsetMinutes: number
}

/** Every opening of a gift until now, oldest first; at most one in twelve months, however often a tier is lost and reached again. */
export function giftOpenings(gift: GiftTerms, life: Life): GiftOpening[] {
  const { ladder, history, birthday, nowMs, offsetMinutes } = life
  const rankOf = (tierId: string | undefined) => ladder.find((tier) => tier.tierId === tierId)?.rank ?? 0
  const rank = rankOf(gift.tierId)
  const opening = (openedAtMs: number, reason: GiftOpening['reason']): GiftOpening => {
    const lastDay = addDays(dayOf(openedAtMs, offsetMinutes), gift.chooseDays)
    return { openedAtMs, closesAtMs: startOfDay(addDays(lastDay, 1), offsetMinutes), lastDay, reason }
  }

  const byTier = history.flatMap(({ tierId, atMs, reason }, index) => {
    const cameUp = (reason === 'growth' || reason === 'spend') && rankOf(tierId) >= rank && rankOf(history[index - 1]?.tierId) < rank
    const renewed = gift.yearly && reason === 'renewed' && tierId === gift.tierId
    return cameUp || renewed ? [opening(atMs, renewed ? 'renewed' : 'reached')] : []
  })
  // What a refund undid while it could still be chosen was never reached.
  const undone = ({ openedAtMs, closesAtMs }: GiftOpening) =>
    history.some(({ tierId, atMs, reason }) => reason === 'refund' && atMs > openedAtMs && atMs < closesAtMs && rankOf(tierId) < rank)

  const byBirthday = () => {
    if (birthday === null) return []
    const thisYear = Number(dayOf(nowMs, offsetMinutes).slice(0, 4))
    return [thisYear - 1, thisYear, thisYear + 1]
      .map((year) => opening(startOfDay(addDays(birthdayIn(year, birthday.day), -gift.chooseDays), offsetMinutes), 'birthday'))
      .filter(({ openedAtMs }) => openedAtMs >= birthday.toldAtMs && rankOf(history.filter(({ atMs }) => atMs <= openedAtMs).pop()?.tierId) >= rank)
  }

  const openings = gift.opens === 'birthday' ? byBirthday() : byTier.filter((each) => !undone(each))
  const counted: GiftOpening[] = []
  for (const each of openings) {
    const day = dayOf(each.openedAtMs, offsetMinutes)
    const last = counted[counted.length - 1]
    // A renewal falls on the day after a year to the day, a birthday a day earlier in some years: both are a year apart.
    const tooSoon = last && gift.opens === 'reached' && addMonths(dayOf(last.openedAtMs, offsetMinutes), 12) > day
    if (each.openedAtMs <= nowMs && day >= gift.since && !tooSoon) counted.push(each)
  }
  return counted
}
