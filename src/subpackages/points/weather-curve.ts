/** Percent of the chart's box, 0 0 is its upper left. */
export interface Spot {
  x: number
  y: number
}

// Room for a figure above the highest spot, and below the lowest.
const TOP = 36
const BOTTOM = 88

/** Where each balance stands; equal ones stand in the middle. */
export function spotsOf(balances: number[]): Spot[] {
  const [least, most] = [Math.min(...balances), Math.max(...balances)]
  return balances.map((balance, index) => ({
    x: (100 * (index + 0.5)) / balances.length,
    y: most === least ? (TOP + BOTTOM) / 2 : BOTTOM - ((balance - least) / (most - least)) * (BOTTOM - TOP),
  }))
}

const round = (n: number) => Math.round(n * 10) / 10

function curve(spots: Spot[]): string {
  return spots.map(({ x, y }, index) => {
    if (index === 0) return `M${round(x)} ${round(y)}`
    const before = spots[index - 1]
    const middle = round((before.x + x) / 2)
    return `C${middle} ${round(before.y)} ${middle} ${round(y)} ${round(x)} ${round(y)}`
  }).join('')
}

/**
 * The line as a mask, so that a view behind it gives it the theme's colour: solid up to now, dotted after, with a wash
 * under what has been. Lines keep their width while the box is stretched.
 */
export function curveMask(spots: Spot[], now: number): string {
  const past = spots.slice(0, now + 1)
  const line = "fill='none' stroke='%23000' stroke-width='2.2' stroke-linecap='round' vector-effect='non-scaling-stroke'"
  const svg = [
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100' preserveAspectRatio='none'%3E",
    "%3ClinearGradient id='w' x2='0' y2='1'%3E%3Cstop stop-opacity='.2'/%3E%3Cstop offset='1' stop-opacity='0'/%3E%3C/linearGradient%3E",
    `%3Cpath d='${curve(past)}V100H${round(past[0].x)}z' fill='url(%23w)'/%3E`,
    `%3Cpath d='${curve(past)}' ${line}/%3E`,
    `%3Cpath d='${curve(spots.slice(now))}' ${line} stroke-dasharray='1 6'/%3E`,
    '%3C/svg%3E',
  ]
  return `url("data:image/svg+xml,${svg.join('')}")`
}
