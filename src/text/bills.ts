import { categories } from '../../brand/categories'
import { money } from './money'
import { typedFen } from './typed-money'

export interface Line {
  category: string | null
  fen: number
}

/** What no coupon could name. */
const other = 'other'
/** Yuan as typed, by kind of goods. */
export type Typed = Record<string, string>

export const goodsKinds = [...categories.map(({ categoryId, name }) => ({ id: categoryId, name })), { id: other, name: '其他' }]

export const billTotal = (lines: readonly Line[]) => lines.reduce((total, { fen }) => total + fen, 0)

export const amiss = (typed: string | undefined) => typed !== undefined && typed !== '' && typedFen(typed) === null

/** null: nothing is typed yet, or something is no amount. */
export function typedLines(typed: Typed): Line[] | null {
  if (Object.values(typed).some(amiss)) return null
  const lines = goodsKinds.flatMap(({ id }) => {
    const fen = typedFen(typed[id] ?? '')
    return fen === null ? [] : [{ category: id === other ? null : id, fen }]
  })
  return lines.length > 0 ? lines : null
}

/** The same, to be typed on. */
export const typedOf = (lines: readonly Line[]): Typed => Object.fromEntries(lines.map(({ category, fen }) => [category ?? other, money(fen).slice(1).replace(/,/g, '')]))

/** 香氛 ¥87、茶 ¥20 */
export const linesText = (lines: readonly Line[]) => lines.map(({ category, fen }) => `${goodsKinds.find(({ id }) => id === (category ?? other))?.name ?? category} ${money(fen)}`).join('、')
