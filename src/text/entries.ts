import type { components } from '../../contract/types.gen'

type Entry = components['schemas']['LedgerEntry']
type Line = components['schemas']['ReceiptLine']
type Account = components['schemas']['Account']

const sources: Record<Entry['source'], string> = {
  purchase: '消费',
  refund: '退款',
  welcome: '入会礼',
  check_in: '签到',
  task: '任务',
  campaign: '活动赠送',
  redemption: '兑换',
  expiry: '积分过期',
  goodwill: '门店补偿',
}

/** "消费 · 武康路店", "积分过期". */
export function entryTitle(entry: Pick<Entry, 'source' | 'label'>): string {
  return entry.label ? `${sources[entry.source]} · ${entry.label}` : sources[entry.source]
}

const icons: Record<Entry['source'], 'store' | 'undo' | 'gift' | 'cal' | 'edit' | 'clock' | 'star' | 'ticket'> = {
  purchase: 'store',
  refund: 'undo',
  welcome: 'gift',
  check_in: 'cal',
  task: 'edit',
  campaign: 'gift',
  redemption: 'ticket',
  expiry: 'clock',
  goodwill: 'star',
}

export function entryIcon(entry: Pick<Entry, 'source'>) {
  return icons[entry.source]
}

const accounts: Record<Account, string> = {
  issued: '发放',
  available: '可用',
  pending: '待生效',
  held: '冻结',
  redeemed: '已使用',
  expired: '已过期',
  adjusted: '调整',
  donated: '已捐出',
}

/** "发放 → 可用": where points went in the books. */
export function postingWords(posting: { from: Account; to: Account }): string {
  return `${accounts[posting.from]} → ${accounts[posting.to]}`
}

/** ×1.2 out of 120; never more digits than there are. */
export function factor(percent: number): string {
  return `×${percent / 100}`
}

/** 15360 hundredths as 153.6. */
export function hundredths(value: number): string {
  return String(value / 100)
}

/** One receipt line in words, without its number: "金穗 ×1.2，153.6 舍去零头". tierName is the tier as it was called. */
export function receiptLineWords(line: Line, tierName: (tierId: string) => string): string {
  switch (line.kind) {
    case 'base':
      return `实付 ¥${(line.paidFen ?? 0) / 100}，每 ${(line.fenPerPoint ?? 100) / 100} 元 1 积分`
    case 'multiplier': {
      const reason = line.reason === 'tier' ? `${tierName(line.tierId ?? '')} ${factor(line.percent ?? 100)}` : `首单 ${factor(line.percent ?? 100)}`
      const exact = line.exactHundredths ?? 0
      return exact % 100 === 0 ? reason : `${reason}，${hundredths(exact)} 舍去零头`
    }
    case 'cap':
      return `今日上限 ${line.capPoints ?? 0}，之前已计 ${line.capUsedBefore ?? 0}`
    case 'fixed':
      return '固定积分'
    case 'lot':
      return line.points < 0 ? '先用最早到期的一批' : '退回原来那一批'
    case 'reversal':
      return '按退款比例收回'
  }
}
