import type { components } from '../../contract/types.gen'

type Kind = components['schemas']['EntryKind']
type Source = components['schemas']['EntrySource']

/** What caused an entry, in the member's words. A new source does not compile without them. */
export const sourceWords: Record<Source, string> = {
  purchase: '消费',
  monthly_bonus: '月度满额礼',
  refund: '退款',
  welcome: '入会礼',
  package_card: '包裹卡',
  merge: '合卡',
  check_in: '签到',
  task: '任务',
  campaign: '活动',
  redemption: '兑换',
  donation: '公益捐赠',
  till: '积分抵现',
  hold: '预留',
  expiry: '积分过期',
  goodwill: '补偿',
}

/** What undoes or ends something has words of its own. */
function causeWords({ kind, source }: { kind: Kind; source: Source }): string {
  if (kind === 'reversal' && source !== 'refund') return `撤销${sourceWords[source]}`
  if (kind === 'release') return '预留放回'
  return kind === 'capture' ? '预留兑换' : sourceWords[source]
}

/** 消费 · 武康路店 */
export function entryTitle(entry: { kind: Kind; source: Source; label: string | null }): string {
  return entry.label ? `${causeWords(entry)} · ${entry.label}` : causeWords(entry)
}
