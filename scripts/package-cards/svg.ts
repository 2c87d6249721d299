import { letterOf, placed } from './letters'
import type { Line } from './letters'
import type { DrawnCard, Qr } from './qr'
import { card, cropMarks, footOf, linesOf, paper, places, qrPlace } from './sheet'
import type { Printing } from './sheet'

const short = (value: number) => String(Math.round(value * 10_000) / 10_000)
const idOf = (sign: string) => `l${sign.codePointAt(0)}`

function letters(lines: readonly Line[]): string {
  return lines.flatMap(placed).map(({ sign, x, y, scale }) => `<use xlink:href="#${idOf(sign)}" transform="matrix(${short(scale)} 0 0 ${short(-scale)} ${short(x)} ${short(y)})"/>`).join('')
}

function qrPath({ side, runs }: Qr): string {
  const d = runs.map(({ x, y, wide }) => `M${x} ${y}h${wide}v1h-${wide}z`).join('')
  return `<path class="qr" shape-rendering="crispEdges" transform="translate(${qrPlace.x} ${qrPlace.y}) scale(${short(qrPlace.side / side)})" d="${d}"/>`
}

/** One sheet that needs nothing beside it: no fonts, no pictures, no other file. sheet counts from 1. */
export function svgSheet(cards: readonly DrawnCard[], sheet: number, printing: Printing, inside: string): string {
  const foot = footOf(sheet, printing)
  const lines = cards.map((each) => linesOf(each, printing))
  const signs = new Set([foot, ...lines.flat()].flatMap(({ text }) => [...text]).filter((sign) => sign !== ' '))
  const outline = (sign: string) => `<path id="${idOf(sign)}" d="${letterOf(sign).d}"/>`
  const one = (each: DrawnCard, i: number) =>
    `<g transform="translate(${places[i].x} ${places[i].y})"><use xlink:href="#front"/>${qrPath(each.qr)}${letters(lines[i])}</g>`
  const clip = `<clipPath id="bleed"><rect x="${-card.bleed}" y="${-card.bleed}" width="${card.wide + 2 * card.bleed}" height="${card.high + 2 * card.bleed}"/></clipPath>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${paper.wide}mm" height="${paper.high}mm" viewBox="0 0 ${paper.wide} ${paper.high}">`,
    `<defs>${clip}<g id="front" clip-path="url(#bleed)">${inside}</g>${[...signs].map(outline).join('')}</defs>`,
    ...cards.map(one),
    letters([foot]),
    `<path fill="none" stroke="#000" stroke-width=".09" d="${cropMarks.map(({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`).join('')}"/>`,
    '</svg>\n',
  ].join('\n')
}
