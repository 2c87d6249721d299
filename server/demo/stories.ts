import { demoPackageCards } from '../../brand/demo'
import { programme } from '../../brand/programme'
import { addDays, addMonths, dayOf, daysBetween, endOf, startOfDay } from '../../loyalty/calendar'
import { chanceFrom } from './chance'
import type { Chance } from './chance'
import { inviteFriends } from './friends'
import type { Life, Place } from './life'
import { arrived, cancelled, collected, livesAt, onceSold, redeemed, reserved, sent } from './redeeming'
import { fillWallet } from './wallet'

const offset = programme.utcOffsetMinutes
const hour = 3_600_000
const minute = 60_000
const dayMs = 24 * hour

interface Setting {
  now: number
  wukang: Place
  yuyuan: Place
}

/** An opening hour so many days ago, never in the future. */
function openingHour(now: number, daysAgo: number, chance: Chance): number {
  const at = startOfDay(addDays(dayOf(now, offset), -daysAgo), offset) + chance.between(10, 20) * hour + chance.between(0, 59) * minute
  return Math.min(at, now - minute)
}

/** What a pot of tea, a tin or a box costs, to the fen. */
const teas = [2800, 3200, 3600, 3850, 4200, 4800, 5600]
const tins = [4800, 5880, 6600, 7200, 7990, 8800]
const boxes = [26800, 32800, 36800, 39900, 45800]

const somewhere = (chance: Chance, { wukang, yuyuan }: Setting) => chance.oneOf([wukang, wukang, yuyuan, null])

/** Joined by a package card three days ago; one small purchase. */
export function newMember(life: Life, setting: Setting): void {
  const { now, wukang } = setting
  life.join(now - 3 * dayMs, 'package_card', demoPackageCards.find(({ claimedBy }) => claimedBy === 'he-miao')?.code)
  life.buy(now - 2 * dayMs, 3680, wukang)
}

/** The day points given as a gift should lapse: a month's end about 40 days away, well inside the notice window. */
function nearMonthEnd(now: number): string {
  const today = dayOf(now, offset)
  const ends = [0, 1, 2].map((months) => endOf('month', addMonths(`${today.slice(0, 7)}-01`, months)))
  const away = (end: string) => Math.abs(daysBetween(today, end) - 40)
  return ends.filter((end) => daysBetween(today, end) <= 58).sort((a, b) => away(a) - away(b))[0]
}

/** 613 days with tea: hundreds of small entries, close to the fourth tier on both roads, and a gift that is about to lapse. */
export function longStanding(life: Life, setting: Setting): void {
  const { now } = setting
  const chance = chanceFrom(20250318)
  const ago = (days: number) => openingHour(now, days, chance)
  life.join(ago(613), 'app')
  life.showOnBoard(ago(200))
  // In twelve days; a birthday of before the rules knew one doubles nothing.
  life.tellBirthday(ago(612), addDays(dayOf(now, offset), 12).slice(5))
  // Little at first, more in the last year.
  for (let i = 0; i < 21; i += 1) {
    const daysAgo = 610 - i * 11 - chance.between(0, 6)
    const refunded = i === 9 ? { afterMs: 2 * dayMs, fen: 1400 } : undefined
    life.buy(ago(daysAgo), chance.oneOf(teas), somewhere(chance, setting), refunded)
  }
  for (let i = 0; i < 44; i += 1) {
    const daysAgo = 358 - i * 8 - (i === 43 ? 13 : chance.between(0, 5))
    const price = chance.oneOf(tins)
    const refunded = i === 12 ? { afterMs: dayMs, fen: price } : i === 30 ? { afterMs: 3 * dayMs, fen: 2000 } : undefined
    life.buy(ago(daysAgo), price - (i % 3 === 0 ? 800 : 0), somewhere(chance, setting), refunded && { ...refunded, fen: Math.min(refunded.fen, price - 800) })
  }
  // Six days in a row every fortnight or so, twice a whole week and more; now four days in a row, after a day missed.
  for (let run = 0; run < 40; run += 1) {
    const days = run % 20 === 7 ? 8 : 6
    for (let i = 0; i < days; i += 1) life.checkIn(ago(612 - run * 15 - i))
  }
  for (const daysAgo of [4, 3, 2, 1]) life.checkIn(ago(daysAgo))
  for (const [i, daysAgo] of [570, 430, 260, 5].entries()) life.finishTask(ago(daysAgo), `review-${i + 1}`, '评价一次好茶')
  life.receiveGift(ago(520), 'spring-tea', '新茶礼', 300)
  life.receiveGift(ago(330), 'members-day', '会员日礼', 200)
  // Given on the tenth, six months before they lapse: 3,100, of which all but 200 are spent or set aside below.
  const harvest = startOfDay(addMonths(`${nearMonthEnd(now).slice(0, 7)}-10`, -6), offset) + 9 * hour
  life.receiveGift(harvest, 'harvest', '小满礼', 900)
  life.receiveGift(harvest + hour, 'old-friends', '老友礼', 2200)
  // Small enough for the floor that old members have.
  life.buy(ago(15), 680, setting.wukang)
  redeemInEachState(life, setting)
  fillWallet(life, now, setting.wukang)
  inviteFriends(life, setting)
  life.readInbox(now - 2 * dayMs)
  // A task in each of its states.
  life.tellTaste(ago(4), ['floral', 'roasted'])
  life.claim(ago(3), 'profile')
  life.answer(ago(3), 'scent', 'first', 'flower')
  life.answer(ago(3), 'scent', 'strength', 'plain')
  life.read(ago(2), 'winter')
  life.wear(ago(1), 'seven-suns')
}

/** Coupons, parcels and things to be fetched, at every place on their way. */
function redeemInEachState(life: Life, { now, wukang }: Setting): void {
  const ago = (days: number) => startOfDay(addDays(dayOf(now, offset), -days), offset) + 14 * hour
  collected(life, ago(296), redeemed(life, ago(300), onceSold('手作杯垫一对', 800), 'pick_up'), wukang)
  redeemed(life, ago(250), 'shipping')
  livesAt(life, ago(240), { name: '林见溪', phone: '13800000003', region: '上海市徐汇区', detail: '武康路 99 弄 3 号 402 室' })
  const tasting = redeemed(life, ago(215), onceSold('桂花乌龙试饮装', 700), 'shipping')
  sent(life, ago(214), tasting, wukang, 'SF1402250011')
  arrived(life, ago(211), tasting)
  const bookmarks = redeemed(life, ago(190), onceSold('节气书签一套', 900), 'shipping')
  // Nobody says that it has arrived.
  sent(life, ago(189), bookmarks, wukang, 'SF1402260027')
  redeemed(life, ago(12), 'miles')
  redeemed(life, ago(10), 'book-room')
  sent(life, ago(7), redeemed(life, ago(9), 'bamboo-scoop', 'shipping'), wukang, 'SF1402280091')
  redeemed(life, ago(6), 'shipping')
  cancelled(life, ago(5) + 12 * minute, redeemed(life, ago(5), 'refill'))
  redeemed(life, ago(3), 'season-cards', 'shipping')
  redeemed(life, ago(2), 'season-cards', 'pick_up')
  reserved(life, ago(1), 'tea-tin')
}

/** Buys tea for a whole office: the highest tier by what was spent in a year. */
export function topTier(life: Life, setting: Setting): void {
  const { now } = setting
  const chance = chanceFrom(20240909)
  const ago = (days: number) => openingHour(now, days, chance)
  life.join(ago(760), 'store')
  life.showOnBoard(ago(200))
  for (let i = 0; i < 42; i += 1) {
    const refunded = i === 20 ? { afterMs: 4 * dayMs, fen: 6800 } : undefined
    life.buy(ago(756 - i * 18 - chance.between(0, 9)), chance.oneOf(boxes), somewhere(chance, setting), refunded)
  }
  for (let i = 0; i < 30; i += 1) life.checkIn(ago(700 - i * 23))
  // Presents for the whole office at once: more than a day may bring.
  life.buy(ago(40), 388000, setting.wukang)
  for (const [i, daysAgo] of [610, 330, 120].entries()) life.finishTask(ago(daysAgo), `review-${i + 1}`, '评价一次好茶')
  for (const daysAgo of [500, 370, 240, 110, 25]) {
    const at = ago(daysAgo)
    collected(life, at + hour, redeemed(life, at, onceSold(chance.oneOf(['手作茶罐', '陶杯一对', '白露茶礼']), 2000), 'pick_up'), setting.wukang)
  }
  for (const daysAgo of [33, 26, 12]) redeemed(life, ago(daysAgo), 'book-room', null, 500)
  life.readInbox(now - 20 * dayMs)
  // Enough within the month for a gift that nobody speaks of.
  life.buy(ago(1), 36_800, setting.wukang)
  life.wear(ago(1), 'first-sip')
}

/** One large order made her 金穗; hardly anything since, so her term has ended and its grace is running. */
export function inGrace(life: Life, setting: Setting): void {
  const { now, yuyuan } = setting
  const chance = chanceFrom(20251030)
  const ago = (days: number) => openingHour(now, days, chance)
  life.join(ago(400), 'store')
  life.showOnBoard(ago(200))
  // Twelve months and twenty days ago, however long those months were.
  const reached = startOfDay(addDays(addMonths(dayOf(now, offset), -12), -20), offset) + 14 * hour
  life.buy(reached, 132_800, yuyuan)
  for (const daysAgo of [210, 120, 45]) life.buy(ago(daysAgo), chance.oneOf(tins), yuyuan)
  // A tier above for a while, which does not keep her own.
  redeemed(life, ago(9), 'barn-trial')
}
