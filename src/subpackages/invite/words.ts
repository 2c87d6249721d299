import { invitationWords } from '../../../brand/invitations'
import type { TagKind } from '../../components/Tag'
import type { InvitedFriend, MyInvitations } from '../../state/invitations'
import { brandDay, dayText } from '../../text/dates'
import { points } from '../../text/points'

/** The brand's words with the figures of the rule. */
export function ruleLines({ rule, thisMonth }: Pick<MyInvitations, 'rule' | 'thisMonth'>): string[] {
  const figures: Record<string, string> = {
    days: String(rule.windowDays),
    inviter: `${points(rule.inviterPoints)} 积分`,
    friend: `${points(rule.friendPoints)} 积分`,
    most: String(thisMonth.most),
  }
  return invitationWords.rule.map((line) => line.replace(/\{(\w+)\}/g, (_, name: string) => figures[name] ?? ''))
}

const tags: Record<InvitedFriend['state'], { name: string; kind: TagKind }> = {
  registered: { name: '已注册', kind: 'plain' },
  first_order: { name: '已首单', kind: 'brand' },
  settled: { name: '已发放', kind: 'ok' },
  withdrawn: { name: '已撤回', kind: 'plain' },
  over_limit: { name: '本月已满', kind: 'plain' },
}
export const tagOf = ({ state }: InvitedFriend) => tags[state]

/** Where it stands, and what comes next and when. */
export function standing({ state, joinedAt, settlesAt, closedAt }: InvitedFriend, nowMs: number): string {
  const day = (at: string | null) => (at === null ? '' : dayText(brandDay(at), nowMs))
  if (state === 'registered') return `${day(joinedAt)} 入会，还没有首单`
  if (state === 'first_order') return settlesAt !== null && Date.parse(settlesAt) <= nowMs ? '退款期刚过，一小时内到账' : `${day(settlesAt)} 过退款期，到时两边到账`
  if (state === 'settled') return `${day(closedAt)} 两边都到账了`
  if (state === 'withdrawn') return `${day(closedAt)} 首单全额退了，这次不算`
  return `${day(closedAt)} TA 的到账了，你那个月已经算满`
}
