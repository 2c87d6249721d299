import { encode } from 'uqr'
import type { PrintedCard } from './sheet'

/** Modules of white around it that cameras need. */
export const quiet = 4

export interface Qr {
  /** All modules of a row, with the quiet zone. */
  side: number
  /** The dark ones row by row, those side by side as one. */
  runs: { x: number; y: number; wide: number }[]
}

/** A card with its code reckoned, which takes longer than drawing it. */
export type DrawnCard = PrintedCard & { qr: Qr }

export function qrOf(link: string): Qr {
  const { data, size } = encode(link, { ecc: 'M', border: quiet })
  const runs = data.flatMap((row, y) => {
    const found: { x: number; y: number; wide: number }[] = []
    row.forEach((dark, x) => {
      if (!dark) return
      if (row[x - 1]) found[found.length - 1].wide += 1
      else found.push({ x, y, wide: 1 })
    })
    return found
  })
  return { side: size, runs }
}
