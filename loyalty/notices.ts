import { DAY_MS, addDays, dayOf, daysBetween, startOfDay } from './calendar'
import { lastUsableDay } from './lots'

/** How many days before an end members are told of it, the earliest first. */
const stages = [60, 30, 7] as const

/** 0: the end has come. */
export type NoticeStage = (typeof stages)[number] | 0

/** A notice that is due: each is told once per member, topic, end and stage. */
export interface DueNotice {
  topic: 'points' | 'tier'
  endsAtMs: number
  stage: NoticeStage
}

/** Which notice so many days before the last day calls for: the nearest that was reached, so that who comes late is told once and not three times. */
export function stageAt(daysLeft: number): NoticeStage | null {
  if (daysLeft < 0) return null
  return stages.filter((stage) => daysLeft <= stage).pop() ?? null
}

/** Ends after this instant call for no notice yet. UTC milliseconds. */
export function noticeHorizon(nowMs: number, offsetMinutes: number): number {
  return startOfDay(addDays(dayOf(nowMs, offsetMinutes), stages[0] + 1), offsetMinutes)
}

const stageBefore = (endsAtMs: number, nowMs: number, offsetMinutes: number) =>
  endsAtMs <= nowMs ? null : stageAt(daysBetween(dayOf(nowMs, offsetMinutes), lastUsableDay(endsAtMs, offsetMinutes)))

/** What to tell of points that lapse together; nothing once they are gone. */
export function pointsNotice(expiry: { expiresAtMs: number; points: number }, nowMs: number, offsetMinutes: number): DueNotice | null {
  const stage = stageBefore(expiry.expiresAtMs, nowMs, offsetMinutes)
  return stage === null || expiry.points <= 0 ? null : { topic: 'points', endsAtMs: expiry.expiresAtMs, stage }
}

/** What to tell of a tier's term that is not going to be renewed; past its end the tier is in its grace. */
export function tierNotice(term: { validUntilMs: number | null; keepsTier: boolean }, nowMs: number, offsetMinutes: number): DueNotice | null {
  if (term.validUntilMs === null || term.keepsTier) return null
  const stage = term.validUntilMs <= nowMs ? 0 : stageBefore(term.validUntilMs, nowMs, offsetMinutes)
  return stage === null ? null : { topic: 'tier', endsAtMs: term.validUntilMs, stage }
}

const boostSoonest = 3 * DAY_MS

/** When a member is told that a tier for a while is about to end: three days before, or in the last quarter of a short one. UTC milliseconds. */
export function boostNoticeAt(startsAtMs: number, endsAtMs: number): number {
  return endsAtMs - Math.min(boostSoonest, Math.floor((endsAtMs - startsAtMs) / 4))
}

/** Boosts that end after this instant call for no notice yet. UTC milliseconds. */
export function boostHorizon(nowMs: number): number {
  return nowMs + boostSoonest
}

const soonest = 3 * 3_600_000

/** When a member is told that a reservation is about to end: three hours before, or in the last quarter of a short one. UTC milliseconds. */
export function reservationNoticeAt(reservedAtMs: number, untilMs: number): number {
  return untilMs - Math.min(soonest, Math.floor((untilMs - reservedAtMs) / 4))
}

/** Reservations that end after this instant call for no notice yet. UTC milliseconds. */
export function reservationHorizon(nowMs: number): number {
  return nowMs + soonest
}
