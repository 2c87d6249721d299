import type { IconName } from '../../components/Icon'
import { openPage, switchTab } from '../../routes'
import type { Notice } from '../../state/notices'
import { brandDay, dayText, daysLeftText, momentText } from '../../text/dates'
import { points } from '../../text/points'

interface NoticeWords {
  icon: IconName
  title: string
  /** How long there is still time, while there is. */
  left?: string
  body: string
  /** Where something can be done about it, or where it is explained. */
  open: () => void
}

const timeLeft = (days: number) => (days > 0 ? daysLeftText(days) : '今天是最后一天')

/** A notice as it stands now: what it is about, how it ended if it has, and where it leads. */
export function noticeWords({ about, outcome }: Notice, nowMs: number): NoticeWords {
  switch (about.kind) {
    case 'points_expiring': {
      const day = dayText(about.lastDay, nowMs)
      const toLedger = () => openPage('points')
      if (outcome === 'used') return { icon: 'okc', title: `${day}到期的积分已经用上了`, body: `那 ${points(about.points)} 积分用掉了，或正预留着，没有剩下等过期的。`, open: toLedger }
      if (outcome === 'lapsed') return { icon: 'clock', title: `${points(about.pointsNow)} 积分已在 ${day} 过期`, body: '明细里写着是哪一批。', open: toLedger }
      return {
        icon: 'clock',
        title: `${points(about.pointsNow)} 积分 ${day} 过期`,
        left: timeLeft(about.daysLeft),
        body: '用积分时会先用它们，去看看能兑什么。',
        open: () => switchTab('mall'),
      }
    }
    case 'tier_ending': {
      const day = dayText(about.lastDay, nowMs)
      const toTier = () => openPage('tier')
      if (outcome === 'kept') return { icon: 'okc', title: `「${about.tierName}」保住了`, body: `${day} 到期的那一期，已经达标。`, open: toTier }
      if (outcome === 'ended') return { icon: 'star', title: `「${about.tierName}」这一期到 ${day}`, body: '后来等级有了变化，经过写在等级页。', open: toTier }
      if (about.daysLeft < 0) return { icon: 'star', title: `「${about.tierName}」${day} 到期了`, body: '还没达标，现在在宽限期里。', open: toTier }
      return {
        icon: 'star',
        title: `「${about.tierName}」${day} 到期`,
        left: timeLeft(about.daysLeft),
        body: '还没达到保级，看看还差多少。',
        open: toTier,
      }
    }
    case 'tier_grace': {
      const day = dayText(about.lastDay, nowMs)
      const toTier = () => openPage('tier')
      if (outcome === 'kept') return { icon: 'okc', title: `「${about.tierName}」保住了`, body: '宽限期里达了标，等级接着算。', open: toTier }
      if (outcome === 'ended') return { icon: 'star', title: `「${about.tierName}」的宽限期到 ${day}`, body: '后来等级有了变化，经过写在等级页。', open: toTier }
      return { icon: 'star', title: `「${about.tierName}」进入宽限期，等级保留到 ${day}`, body: '在那之前达标就能保住，最多也只降一级。', open: toTier }
    }
    case 'tier_changed': {
      const open = () => openPage('tier')
      if (about.reason === 'lowered') return { icon: 'star', title: `等级现在是「${about.tierName}」`, body: `「${about.fromTierName}」到期没有达标，降了一级。达标随时升回来。`, open }
      if (about.reason === 'refund') return { icon: 'undo', title: `等级回到「${about.tierName}」`, body: `「${about.fromTierName}」是靠退掉的那笔消费升上来的。`, open }
      return { icon: 'star', title: `升到「${about.tierName}」了`, body: `${about.reason === 'growth' ? '成长值' : '消费'}走到了门槛，权益也跟着升了。`, open }
    }
    case 'rules_announced': {
      const day = dayText(brandDay(about.effectiveAt), nowMs)
      const open = () => openPage('rules', { version: String(about.version) })
      if (outcome === 'in_force') return { icon: 'info', title: `积分规则已在 ${day} 更新`, body: '以前入账的积分不变。', open }
      if (outcome === 'withdrawn') return { icon: 'info', title: `原定 ${day} 的规则更新取消了`, body: '现在的规则照旧。', open: () => openPage('rules') }
      return { icon: 'info', title: `积分规则将于 ${day} 更新`, body: '看看哪里会变、对你有什么影响。', open }
    }
    case 'check_in_reminder': {
      const day = dayText(about.day, nowMs)
      const open = () => switchTab('tasks')
      if (outcome === 'done') return { icon: 'okc', title: `${day}签到了`, body: '你约的提醒，已经用上了。', open }
      if (outcome === 'missed') return { icon: 'cal', title: `${day}没有签到`, body: '那天过去了，从今天接着签就好。', open }
      const body = about.insteadOfWechat ? '你约的提醒。微信没能送到，放在了这里。' : '你约的提醒，点一下就去签。'
      return { icon: 'cal', title: about.points > 0 ? `今天签到可得 ${points(about.points)} 积分` : '今天还没签到', body, open }
    }
    case 'boost_ending': {
      const open = () => openPage('tier')
      if (outcome === 'ended') return { icon: 'clock', title: `${about.tierName}体验结束了`, body: '你自己的等级一直在往前走，去看看走到哪了。', open }
      return { icon: 'clock', title: `${about.tierName}体验到 ${dayText(about.lastDay, nowMs)}`, left: daysLeftText(about.daysLeft), body: `想用${about.tierName}的倍数，趁这几天。自己的等级不受影响。`, open }
    }
    case 'parcel_sent': {
      const open = () => openPage('redemption', { id: about.redemptionId })
      if (outcome === 'done') return { icon: 'okc', title: `「${about.name}」收到了`, body: `${about.carrier} ${about.trackingNumber}`, open }
      return { icon: 'truck', title: `「${about.name}」寄出了`, body: `${about.carrier} ${about.trackingNumber}，拿到后点一下确认收货。`, open }
    }
    case 'reservation_ending': {
      const open = () => openPage('redemption', { id: about.redemptionId })
      const until = momentText(about.until, nowMs)
      if (outcome === 'done') return { icon: 'okc', title: `预留的「${about.name}」兑好了`, body: '取货码或快递写在兑换记录里。', open }
      if (outcome === 'withdrawn') return { icon: 'undo', title: `预留的「${about.name}」放回去了`, body: `${points(about.points)} 积分已经解冻。`, open }
      if (outcome === 'lapsed') return { icon: 'clock', title: `「${about.name}」的预留到期了`, body: `${points(about.points)} 积分已经解冻，可以接着用。`, open }
      return { icon: 'clock', title: `「${about.name}」为你留到 ${until}`, body: '要就去兑，不要就放回去，积分不会少。', open }
    }
  }
}
