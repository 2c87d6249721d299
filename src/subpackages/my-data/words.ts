import type { Cancellation, Purpose } from '../../state/my-data'
import { brandDay, dayText } from '../../text/dates'
import type { ErrorCode, ErrorWords } from '../../text/errors'
import { money } from '../../text/money'
import { points } from '../../text/points'

/** What the codes of joining mean of a single purpose. */
export const consentWords: Partial<Record<ErrorCode, ErrorWords>> = {
  CONSENT_OUTDATED: { title: '这一条的说明刚改过', body: '已换成新的，看过后再点一次。' },
  CONSENT_REQUIRED: { title: '这一条单独关不掉', body: '会员离不开它。不想用了，可以注销。' },
}

/** Agreed to, but to another text than the one shown. */
export const isOutdated = ({ agreed, agreedVersion, version }: Purpose) => agreed && agreedVersion !== null && agreedVersion !== version

/** Since when it stands as it does, and to which text. */
export function standingText({ agreed, agreedVersion, changedAt }: Purpose, nowMs: number): string {
  const day = changedAt && dayText(brandDay(changedAt), nowMs)
  if (!agreed) return day ? `${day}收回的，从那时起不再用` : '没有同意过，不会用'
  return [day ? `${day}同意` : '开着，随时能关', agreedVersion && `版本 ${agreedVersion}`].filter(Boolean).join(' · ')
}

export interface Loss {
  name: string
  value: string
}

/** What would be gone, line by line; what there is none of is not named. */
export function losses({ points: held, worthFen, coupons, tier, growth, daysTogether, badges }: Cancellation['lost']): Loss[] {
  return [
    { name: '积分', value: held > 0 ? `${points(held)}，约值 ${money(worthFen)}` : '' },
    { name: '没用的券', value: coupons > 0 ? `${coupons} 张` : '' },
    { name: '等级', value: tier.name },
    { name: '成长值', value: growth > 0 ? points(growth) : '' },
    { name: '徽章', value: badges > 0 ? `${badges} 枚` : '' },
    { name: '在一起的日子', value: `${points(daysTogether)} 天` },
  ].filter(({ value }) => value !== '')
}
