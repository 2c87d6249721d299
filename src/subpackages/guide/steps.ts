import { openPage, switchTab } from '../../routes'
import type { RuleVersion } from '../../state/programme'
import { money } from '../../text/money'
import { multiplier, points } from '../../text/points'
import { lifetime } from '../../text/rules'

interface Step {
  title: string
  body: string
  /** Where it is done. */
  place: string
  open: () => void
}

/** How to use points, in five steps with the numbers of the rules in force. */
export function steps(rule: RuleVersion): Step[] {
  const best = Math.max(...rule.ladder.map(({ multiplierPercent }) => multiplierPercent))
  const { earning, worth, expiry, giftExpiry, expiryNoticeDays } = rule
  return [
    { title: '攒', body: `每消费 ${money(earning.fenPerPoint)} 得 1 积分，等级越高越多，最高 ${multiplier(best)}。`, place: '等级与权益', open: () => openPage('tier') },
    { title: '看', body: `${points(worth.points)} 积分约合 ${money(worth.fen)}。每一笔从哪来、怎么算的，点开都有。`, place: '积分明细', open: () => openPage('points') },
    { title: '选', body: '商城里先看够得着的，还差多少也写在旁边。', place: '积分商城', open: () => switchTab('mall') },
    { title: '用', body: '兑换前会写清用哪一批、剩多少，确认了才扣。先用最早到期的。', place: '积分商城', open: () => switchTab('mall') },
    {
      title: '留意到期',
      body: `消费攒的有效 ${lifetime(expiry)}；赠送的有效 ${lifetime(giftExpiry)}。到期前 ${expiryNoticeDays} 天起提醒你。`,
      place: '提醒',
      open: () => openPage('inbox'),
    },
  ]
}
