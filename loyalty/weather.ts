/** How a member's points fare: used (sunny), resting (cloudy), or lapsing unused (rain). */
export type Weather = 'sunny' | 'cloudy' | 'rain'

/** From this share on points count as used. */
export const sunnyFromPercent = 30

/** What became of points over a span of days. */
export interface Fare {
  /** There at its beginning or earned in it. */
  available: number
  used: number
  lapsed: number
}

/** The share that was used, in whole percent, rounded down. */
export function usedPercent({ available, used }: Pick<Fare, 'available' | 'used'>): number {
  return available > 0 ? Math.min(100, Math.floor((used * 100) / available)) : 0
}

/** Rain when more was lost than used; otherwise it depends on the share that was used. */
export function weatherOf(fare: Fare): Weather {
  if (fare.lapsed > fare.used) return 'rain'
  return usedPercent(fare) >= sunnyFromPercent ? 'sunny' : 'cloudy'
}

/** The weather to come: all that is known of it is what will lapse. */
export function weatherAhead(lapsing: number): Weather {
  return lapsing > 0 ? 'rain' : 'cloudy'
}
