import type { components } from '../../contract/types.gen'
import { fullDay, shortDay } from './dates'
import { sourceWords } from './ledger'
import { money } from './money'
import { multiplier, points } from './points'

type Line = components['schemas']['ReceiptLine']
type Source = components['schemas']['EntrySource']

export interface Equation {
  terms: { value: string; caption: string }[]
  result: number
  caption: string
}

const factorNames: Record<NonNullable<Line['reason']>, (line: Line, tierNames: Record<string, string>) => string> = {
  step: () => '单笔大额',
  tier: ({ tierId, boostLastDay }, tierNames) => {
    const name = tierNames[tierId ?? ''] ?? '等级'
    return boostLastDay ? `${name}体验，至 ${shortDay(boostLastDay)}` : `${name}加速`
  },
  first_order: () => '首单加倍',
  repeat_order: (line) => `第 ${line.orderNumber ?? 2} 单加倍`,
  birthday: () => '生日加倍',
  window: (line) => line.name ?? '活动加倍',
}

const factorName = (line: Line, tierNames: Record<string, string>) => factorNames[line.reason ?? 'tier'](line, tierNames)

const outdoneNames: Record<NonNullable<Line['reason']>, string> = {
  step: '单笔大额',
  tier: '等级加速',
  first_order: '首单',
  repeat_order: '复购',
  birthday: '生日',
  window: '活动日',
}

/**
 * 128 × 1.2 = 153, or null for a sum that is not a product. A cap or a second rounding breaks the equation:
 * then only the lines can be shown, and they add up.
 */
export function receiptEquation(lines: Line[], tierNames: Record<string, string>): Equation | null {
  const [base, ...factors] = lines
  if (base?.kind !== 'base' || base.paidFen === undefined || factors.length > 1) return null
  const paid = { value: points(base.points), caption: `实付 ${money(base.paidFen)}` }
  const [factor] = factors
  if (!factor) {
    const rate = base.fenPerPoint ?? 100
    return { terms: [paid], result: base.points, caption: `每 ${money(rate)} 得 1 积分` }
  }
  if (factor.kind !== 'multiplier' || factor.percent === undefined) return null
  const result = base.points + factor.points
  const exact = factor.exactHundredths ?? result * 100
  return {
    terms: [paid, { value: String(factor.percent / 100), caption: factorName(factor, tierNames) }],
    result,
    caption: exact === result * 100 ? '积分' : `${exact / 100} 舍去零头`,
  }
}

/** One line of a receipt in words; the figure stands beside it. */
export function receiptLineText(line: Line, source: Source, tierNames: Record<string, string>): string {
  switch (line.kind) {
    case 'base':
      return line.paidFen === undefined ? '基础积分' : `实付 ${money(line.paidFen)}`
    case 'multiplier': {
      const exact = line.exactHundredths ?? 0
      const cut = exact % 100 === 0 ? '' : `（${exact / 100} 舍去零头）`
      const others = line.outdone?.length ? `，同时赶上${line.outdone.map((reason) => outdoneNames[reason]).join('、')}，取最高一项` : ''
      return `${factorName(line, tierNames)} ${multiplier(line.percent ?? 100)}${cut}${others}`
    }
    case 'floor':
      return `老会员每单至少 ${points(line.floorPoints ?? 0)}`
    case 'cap': {
      const room = Math.max(0, (line.capPoints ?? 0) - (line.capUsedBefore ?? 0))
      return `今日已达上限，本次计入 ${points(room)}/${points(room - line.points)}`
    }
    case 'fixed':
      return sourceWords[source]
    case 'lot':
      return line.lotExpiresOn ? `${fullDay(line.lotExpiresOn)} 到期的积分` : '积分'
    case 'reversal':
      return line.refundedFen === undefined || line.paidFen === undefined
        ? '收回原来那一笔'
        : `已退 ${money(line.refundedFen)} / ${money(line.paidFen)}，按比例收回`
    case 'forgiven':
      return '已经用掉的，不再追'
    case 'merged':
      return line.points > 0 ? '从另一张卡并过来' : '并到另一张卡'
  }
}

type Account = components['schemas']['Account']

const accounts: Record<Account, string> = {
  issued: '发放',
  available: '可用',
  pending: '待生效',
  held: '冻结',
  redeemed: '已使用',
  expired: '已过期',
  adjusted: '调整',
  donated: '已捐出',
  merged: '合卡',
}

/** "发放 → 可用": where points went in the books. */
export function postingText(posting: { from: Account; to: Account }): string {
  return `${accounts[posting.from]} → ${accounts[posting.to]}`
}
