/** What the brand adds to a gift, rounded down to whole points. */
export function matchedPoints(points: number, matchPercent: number): number {
  return Math.floor((points * matchPercent) / 100)
}
