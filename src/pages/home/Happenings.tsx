import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { Row } from '../../components/Row'
import { openPage } from '../../routes'
import type { Home } from '../../state/home'
import { brandDay, dayText } from '../../text/dates'
import { money } from '../../text/money'
import { multiplier } from '../../text/points'

type Props = Pick<Home, 'occasion' | 'monthlyBonus' | 'upcomingRules'>

/** What today, this month and the rules to come mean for a member; nothing is drawn when nothing is on. */
export function Happenings({ occasion, monthlyBonus, upcomingRules }: Props) {
  const missingFen = monthlyBonus && !monthlyBonus.given ? monthlyBonus.fromFen - monthlyBonus.spentFen : 0
  if (!occasion && missingFen <= 0 && !upcomingRules) return null
  return (
    <Card rows>
      {occasion && (
        <Row
          icon="star"
          title={occasion.reason === 'birthday' ? '生日快乐' : `今天是${occasion.name ?? '活动日'}`}
          note={`今天消费，积分 ${multiplier(occasion.percent)}`}
        />
      )}
      {monthlyBonus && missingFen > 0 && (
        <Row icon="gift" title={`本月还差 ${money(missingFen)}，多得 ${monthlyBonus.points} 积分`} note={`本月已消费 ${money(monthlyBonus.spentFen)}`} />
      )}
      {upcomingRules && (
        <Row
          icon="info"
          title={`${dayText(brandDay(upcomingRules.effectiveAt), serverNow())}起，积分规则有更新`}
          note="看看对你的影响"
          onClick={() => openPage('rules', { version: String(upcomingRules.version) })}
        />
      )}
    </Card>
  )
}
