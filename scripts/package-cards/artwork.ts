import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal'
import { card } from './sheet'

const file = join(__dirname, '..', '..', 'brand', 'card', 'front.svg')
const viewBox = [-card.bleed, -card.bleed, card.wide + 2 * card.bleed, card.high + 2 * card.bleed].join(' ')
const drawn = ['svg', 'title', 'g', 'path', 'rect', 'circle', 'ellipse', 'polygon']

/** The front of all cards. Whatever one of the two formats would draw differently, or only with a font, is refused. */
export function readArtwork(svg = readFileSync(file, 'utf8')): { svg: string; inside: string } {
  const bare = svg.replace(/<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '').trim()
  const strange = [...bare.matchAll(/<([a-zA-Z][\w:-]*)/g)].map(([, tag]) => tag).find((tag) => !drawn.includes(tag))
  if (strange) throw new Refusal(`brand/card/front.svg holds <${strange}>: turn everything into plain paths, words too, for a printer has other fonts.`)
  if (/url\(|style=|<rect[^>]*\srx=/.test(bare)) throw new Refusal('brand/card/front.svg has a gradient, a style or a rounded rect: use fill="…" and paths.')
  if (!bare.includes(`viewBox="${viewBox}"`)) throw new Refusal(`brand/card/front.svg must have viewBox="${viewBox}": millimetres from the cut edge, with the bleed.`)
  return { svg: bare, inside: bare.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '').trim() }
}
