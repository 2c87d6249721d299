import { programme } from '../../brand/programme'
import { addDays, addMonths, dayOf, daysBetween, endOf, startOfDay } from '../../loyalty/calendar'
import { chanceFrom } from './chance'
import type { Life, Place } from './life'

const offset = programme.utcOffsetMinutes
const hour = 3_600_000
const MONTHS = 3

export const neighbourNames = [
  '顾青', '陆知夏', '方晓', '温言', '宋时雨', '周南', '叶知秋', '许盏', '江月', '裴舟', '程小白', '齐云', '姜糖', '阮清和', '乔木', '傅一', '孟禾', '季风', '纪春山', '赵平安', '钟晚', '柳絮', '余年',
]

/** Who shows themselves on the monthly board has been about in each of its months: a pot of tea, and a day or two checked in. */
export function beOnBoard(life: Life, joinedAt: number, now: number, place: Place, number: number): void {
  const chance = chanceFrom(20261100 + number)
  life.showOnBoard(joinedAt + 2 * hour)
  const today = dayOf(now, offset)
  for (let back = 0; back < MONTHS; back += 1) {
    const first = addMonths(`${today.slice(0, 7)}-01`, -back)
    const days = daysBetween(first, back === 0 ? today : endOf('month', first))
    const at = (on: number, hours: number) => Math.min(startOfDay(addDays(first, on), offset) + hours * hour, now - 60_000)
    const on = chance.between(0, Math.max(0, days - 2))
    // Most of it is old enough to count for good.
    const buyingOn = Math.min(on, Math.max(0, days - 8))
    const fen = chance.between(20, 58) * 100
    if (at(on, 9) < joinedAt + 24 * hour) continue
    life.checkIn(at(on, 9))
    if (number % 3 > 0) life.checkIn(at(Math.min(on + 1, days), 10))
    // Who sets a table full of tea does so every month.
    const table = number === 22 ? 45_000 : number > 18 ? 22_000 : 0
    life.buy(at(buyingOn, 15), fen + table, place)
    if (table > 0) life.buy(at(Math.max(0, buyingOn - 1), 16), table, place)
  }
}
