import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { StatePanel } from '../../components/StatePanel'
import { Vessel } from '../../components/Vessel'
import { openPage } from '../../routes'
import type { Payment } from '../../state/till'
import { momentText } from '../../text/dates'
import { exactMoney, money } from '../../text/money'
import { points } from '../../text/points'
import { endWords, offText } from './words'

interface Props {
  payment: Payment
  busy: boolean
  onAgain: () => void
}

/** How it ended: the receipt, or what became of it instead and the way on. */
export function Outcome({ payment, busy, onAgain }: Props) {
  const { state, storeName, billFen, fen, chargeFen, points: spent, receiptNumber, balanceAfter, paidAt, entryId } = payment
  const openEntry = entryId ? () => openPage('entry', { id: entryId }) : undefined
  if (state !== 'paid') {
    const { title, body } = endWords(payment)
    return (
      <StatePanel picture="cup" title={title} body={body}>
        <Button loading={busy} onClick={onAgain}>再出示一个码</Button>
        {openEntry && <View className="mt8"><Button kind="text" onClick={openEntry}>看这笔明细</Button></View>}
      </StatePanel>
    )
  }
  return (
    <View role="status">
      <View className="till-done">
        <Vessel />
        <View className="t1 mt16">{offText(payment)}</View>
        <View className="muted mt4 num">再付 {money(chargeFen)} 就好</View>
      </View>
      <Card>
        <View className="till-line"><View className="muted">{storeName}</View><View className="num">{paidAt ? momentText(paidAt, serverNow()) : ''}</View></View>
        <View className="till-line"><View className="muted">账单</View><View className="num">{exactMoney(billFen)}</View></View>
        <View className="till-line"><View className="muted">积分抵</View><View className="num">{exactMoney(-fen)}</View></View>
        <View className="till-line strong"><View>还要付</View><View className="num">{exactMoney(chargeFen)}</View></View>
        <View className="rule" />
        <View className="till-line"><View className="muted">用了</View><View className="num">{`${points(spent)} 积分，还剩 ${points(balanceAfter ?? 0)}`}</View></View>
        <View className="till-line"><View className="muted">小票</View><View className="till-receipt">{receiptNumber}</View></View>
      </Card>
      <View className="mt16">
        <Button block onClick={openEntry}>看这笔明细</Button>
        <View className="mt8"><Button block kind="text" loading={busy} onClick={onAgain}>再抵一单</Button></View>
      </View>
    </View>
  )
}
