import type { Goal } from './tasks'

/** An honour for what a member has done over all the time: three levels, each with its target. It is worth no points. */
export interface Badge {
  badgeId: string
  name: string
  icon: string
  /** What is asked for; {n} is the target of a level. */
  hint: string
  goal: Omit<Goal, 'target'>
  targets: [number, number, number]
}

/** Honour by level; a second and third level are worth more than a first. */
export const honourOf = (level: number) => [0, 1, 3, 6][level] ?? 0

/** 0 is not earned yet. */
export function badgeLevel({ targets }: Pick<Badge, 'targets'>, reached: number): number {
  return targets.filter((target) => reached >= target).length
}

/** The target that comes next, or the last one when all are reached. */
export function nextTarget({ targets }: Pick<Badge, 'targets'>, level: number): number {
  return targets[Math.min(level, targets.length - 1)]
}
