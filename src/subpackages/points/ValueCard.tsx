import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { Row } from '../../components/Row'
import { ReceiptSum } from '../../components/ReceiptCard'
import { openPage } from '../../routes'
import { useBestCoupon } from '../../state/best-coupon'
import { useAccrualPreview, type Points } from '../../state/points'
import { useRules } from '../../state/programme'
import { exactMoney, money } from '../../text/money'
import { points } from '../../text/points'
import { typedFen } from '../../text/typed-money'

const SAMPLE = 500
const PAUSE_MS = 350

/** What points are worth, two ways to use them, and what a purchase would earn now. */
export function ValueCard({ balance }: { balance: Points['balance'] }) {
  const rules = useRules().data
  const rule = rules?.versions.find(({ version }) => version === rules.active)
  const coupon = useBestCoupon(SAMPLE)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<number | null>(null)
  const fen = typedFen(typed)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(fen), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [fen])
  const preview = useAccrualPreview(asked)
  const answer = fen !== null && asked !== null ? preview.data : undefined
  const tierNames = Object.fromEntries((rule?.ladder ?? []).map(({ tierId, name }) => [tierId, name]))
  return (
    <Card title="积分价值" aside={`约 ${exactMoney(balance.worthFen)}`}>
      {rule && (
        <Row
          icon="store"
          title="到店用积分抵现"
          note={`同样 ${points(SAMPLE)} 积分：抵 ${money(Math.floor((SAMPLE * rule.worth.fen) / rule.worth.points))}${coupon ? `，兑${coupon}` : ''}`}
          onClick={() => openPage('till')}
        />
      )}
      <View className="mt12">
        <Field
          label="花多少，得多少"
          type="digit"
          value={typed}
          onChange={setTyped}
          placeholder="输入金额，比如 128"
          maxLength={9}
          error={typed !== '' && fen === null ? '写一个金额，最多两位小数' : undefined}
        />
      </View>
      {answer && (
        <View className="receipt" role="status">
          <ReceiptSum receipt={answer.receipt} source="purchase" points={answer.points} tierNames={tierNames} />
          <View className="cap muted mt8">{`现在消费 ${money(asked ?? 0)} 得 ${points(answer.points)} 积分、${points(answer.growth)} 成长值${answer.monthlyBonus > 0 ? `，另得月度满额礼 ${points(answer.monthlyBonus)}` : ''} · 规则 v${answer.ruleVersion}`}</View>
        </View>
      )}
      {preview.isError && fen !== null && <View className="cap alert mt8">没算出来，联网后再试</View>}
    </Card>
  )
}
