import { View } from '@tarojs/components'
import { payable } from '../../../loyalty/paying'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Row } from '../../components/Row'
import { openPage, switchTab } from '../../routes'
import { useBestCoupon } from '../../state/best-coupon'
import type { RuleVersion } from '../../state/programme'
import { money } from '../../text/money'
import { points, tied } from '../../text/points'

const SAMPLE = 500
/** A bill that sets no limit. */
const ANY_BILL = 100_000_000

interface Props {
  available: number
  rule: RuleVersion
  busy: boolean
  onShow: () => void
}

/** Before a code is shown: what there is, what it is worth here, and what else could be had for it. */
export function HowItPays({ available, rule, busy, onShow }: Props) {
  const coupon = useBestCoupon(SAMPLE)
  const can = payable(ANY_BILL, available, rule)
  const most = 'obstacle' in can ? null : can.most
  const missing = 'obstacle' in can && can.obstacle.reason === 'TOO_FEW_POINTS' ? can.obstacle.missingPoints : 0
  const { worth, pay } = rule
  return (
    <>
      <View className="till-head">
        <View className="sub muted">可用积分</View>
        <View className="num-xl">{points(available)}</View>
        <View className="muted mt4">{most ? `最多能抵 ${money(most.fen)}` : `再有 ${points(missing)} 积分就能抵`}</View>
      </View>
      <Card title="怎么抵">
        <View className="till-rule"><View className="muted">值多少</View><View>{points(worth.points)} 积分抵 {money(worth.fen)}</View></View>
        <View className="till-rule"><View className="muted">怎么用</View><View>{points(pay?.minPoints ?? 0)} 积分起，{points(pay?.stepPoints ?? 0)} 的整数倍</View></View>
        <View className="till-rule"><View className="muted">一单最多</View><View>账单的 {pay?.maxSharePercent}%</View></View>
        <View className="till-rule"><View className="muted">先用哪些</View><View>最早到期的</View></View>
        <View className="cap dim mt8">不足一分的零头舍去。抵掉的部分不再得积分，付的钱照常得。</View>
      </Card>
      <Card rows>
        <Row
          icon="ticket"
          title={tied(`同样 ${points(SAMPLE)} 积分：抵 ${money(Math.floor((SAMPLE * worth.fen) / worth.points))}${coupon ? `，兑${coupon}` : ''}`)}
          note="兑券有时更划算，去商城比一比"
          onClick={() => switchTab('mall')}
        />
        <Row icon="list" title="按规则来" note={`现在是规则 v${rule.version}`} onClick={() => openPage('rules')} />
      </Card>
      <View className="mt24">
        {most ? <Button block icon="qr" loading={busy} onClick={onShow}>出示抵现码</Button> : <Button block onClick={() => switchTab('tasks')}>去攒积分</Button>}
        <View className="cap dim center mt8">{most ? '结账时给店员看。店员发来金额，你在这里点了确认才会扣积分。' : '签到、做任务和消费都能攒。'}</View>
      </View>
    </>
  )
}
