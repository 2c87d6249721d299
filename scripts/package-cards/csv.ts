import { grouped } from './sheet'
import type { PrintedCard } from './sheet'

/** One card to a line; scene is what a mini-program code of the card carries. Nothing in it needs quotes. */
export function csvOf(cards: readonly PrintedCard[], batchId: string): string {
  const rows = cards.map(({ number, code, link }) => [number, batchId, grouped(code), link, code].join())
  return `${['number,batch,code,link,scene', ...rows].join('\n')}\n`
}
