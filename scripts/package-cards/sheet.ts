import type { Line } from './letters'

/** One card as it is printed. number counts from 1 in its batch. */
export interface PrintedCard {
  number: number
  code: string
  link: string
}

/** What all cards of a batch share. lastDay is YYYY-MM-DD. */
export interface Printing {
  batchId: string
  lastDay: string
  sheets: number
}

/** All measures are millimetres from the upper left, of the sheet or of a card's cut edge. */
export const paper = { wide: 210, high: 297 }
export const card = { wide: 85, high: 54, bleed: 3 }
/** Where the front leaves white for the code; its quiet zone is inside. */
export const qrPlace = { x: 52, y: 5, side: 28 }
const grid = { across: 2, down: 4 }
export const perSheet = grid.across * grid.down

const outer = { wide: card.wide + 2 * card.bleed, high: card.high + 2 * card.bleed }
const left = (paper.wide - grid.across * outer.wide) / 2
const top = (paper.high - grid.down * outer.high) / 2
const [farRight, bottom] = [paper.wide - left, paper.high - top]

/** Upper left of the cut edge of each card on a sheet. */
export const places = Array.from({ length: perSheet }, (_, i) => ({
  x: left + (i % grid.across) * outer.wide + card.bleed,
  y: top + Math.floor(i / grid.across) * outer.high + card.bleed,
}))

/** Cut here: from beyond the bleed outwards, so that no mark is left on a card. */
export const cropMarks = (() => {
  const [gap, long] = [1, 5]
  const edges = (count: number, start: number, step: number, size: number) => Array.from({ length: count }, (_, i) => [start + i * step + card.bleed, start + i * step + card.bleed + size]).flat()
  return [
    ...edges(grid.across, left, outer.wide, card.wide).flatMap((x) => [
      { x1: x, y1: top - gap - long, x2: x, y2: top - gap },
      { x1: x, y1: bottom + gap, x2: x, y2: bottom + gap + long },
    ]),
    ...edges(grid.down, top, outer.high, card.high).flatMap((y) => [
      { x1: left - gap - long, y1: y, x2: left - gap, y2: y },
      { x1: farRight + gap, y1: y, x2: farRight + gap + long, y2: y },
    ]),
  ]
})()

/** 7H2K 4M9P …: so it is read out and typed. */
export const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, '$1 ')

const chineseDay = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** What is written on a card beside the artwork. */
export function linesOf({ number, code }: PrintedCard, { batchId, lastDay }: Printing): Line[] {
  const [middle, right] = [qrPlace.x + qrPlace.side / 2, qrPlace.x + qrPlace.side]
  return [
    { text: grouped(code), x: middle, y: 36.6, size: 2.33, from: 'middle' },
    { text: `为你留到 ${chineseDay(lastDay)}`, x: right, y: 47.6, size: 2.25, from: 'end' },
    { text: `${batchId} ${number}`, x: right, y: 50.9, size: 1.7, from: 'end' },
  ]
}

/** For whoever has the stack of sheets in their hands. */
export const footOf = (sheet: number, { batchId, sheets }: Printing): Line => ({ text: `${batchId}  ${sheet}/${sheets}`, x: left + card.bleed, y: paper.high - 12, size: 3, from: 'start' })
