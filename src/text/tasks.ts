import type { components } from '../../contract/types.gen'
import { shortDay } from './dates'
import { points as inPoints } from './points'

type Schemas = components['schemas']

/** 积分 +20 · 成长值 +30 · 满 49 减 3 · 补签卡 1 张 */
export function rewardText({ points, growth, coupon, makeUpCards }: Schemas['TaskReward']): string {
  return [
    points > 0 && `积分 +${inPoints(points)}`,
    growth > 0 && `成长值 +${inPoints(growth)}`,
    coupon,
    makeUpCards > 0 && `补签卡 ${makeUpCards} 张`,
  ].filter(Boolean).join(' · ')
}

/** What stands under a task's name: its reward, and what one has to know of it now. */
export function taskNote({ state, reward, note, steps, times, timesClaimed, left, lastDay, claimedAt, period, takenBack }: Schemas['Task']): string {
  const [step] = steps
  const fact = {
    claimable: '已完成',
    claimed: takenBack ? '已随退款收回' : claimedAt ? `${shortDay(claimedAt.slice(0, 10))} 已领` : '已领',
    in_progress: step.target > 1 ? `已做 ${inPoints(step.progress)}/${inPoints(step.target)}` : note,
    available: note,
    sold_out: '名额已满',
    expired: lastDay ? `${shortDay(lastDay)} 已截止` : '已截止',
  }[state]
  const open = state === 'available' || state === 'in_progress' || state === 'claimable'
  const counted = timesClaimed > 0 && times > 1 && `${period.length === 7 ? '本月' : '已领'} ${timesClaimed}/${times}`
  const few = open && left !== null && `余 ${left} 名`
  // Beside the way to an invitation stands no amount: nobody is paid for sharing.
  const promised = step.leadsTo.page !== 'invite' && rewardText(reward)
  return [promised, fact, counted, few].filter(Boolean).join(' · ')
}

/** 到账 20 积分，成长值 +30；被当日上限削去的也说。 */
export function claimedText({ name, reward, given }: Schemas['ClaimedReward']): string {
  const cut = given.points < reward.points || given.growth < reward.growth
  const got = rewardText({ ...reward, ...given })
  return `${name}：${got || '已领'}${cut ? '（今日已到上限，多出的不计）' : ''}`
}
