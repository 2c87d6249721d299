import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import { Note } from '../../../components/Note'
import { RewardArt } from '../../../components/RewardArt'
import { Row } from '../../../components/Row'
import { Vessel } from '../../../components/Vessel'
import type { PickUp } from '../../../state/pick-ups'
import { momentText } from '../../../text/dates'
import { money } from '../../../text/money'

interface Props {
  pickUp: PickUp
  /** Handed over just now. */
  handed: boolean
  nowMs: number
}

/** Why it is not to be handed over, while it is not. */
function closed({ state, collected }: PickUp, nowMs: number): string | null {
  if (collected) return `${momentText(collected.at, nowMs)} 已经在${collected.storeName}交付，同一个码只交一次。`
  if (state === 'cancelled') return '这一件已经撤销，积分退给了 TA，不要交付。'
  return state === 'ready' ? null : '这一件现在不能交付，请 TA 打开兑换记录看看。'
}

/** What the code is for and whose it is, never the full name. */
export function Found({ pickUp, handed, nowMs }: Props) {
  const { name, picture, member, priceFen, redeemedAt } = pickUp
  if (handed) {
    return (
      <View className="handed" role="status">
        <Vessel />
        <View className="t1 mt24">已交付「{name}」</View>
        <View className="muted mt4">{member} · {momentText(pickUp.collected?.at ?? nowMs, nowMs)}</View>
        {priceFen > 0 && <View className="muted mt4">收了 {money(priceFen)}，记得入收银</View>}
      </View>
    )
  }
  const reason = closed(pickUp, nowMs)
  return (
    <>
      <View className="found-head">
        <View className="found-art">{picture ? <RewardArt picture={picture} /> : <Icon name="ticket" size="l" />}</View>
        <View className="grow">
          <View className="t2">{name}</View>
          <View className="muted">{member}</View>
        </View>
      </View>
      {reason && <Note kind="alert">{reason}</Note>}
      <Card rows>
        {!reason && <Row icon="store" title={priceFen > 0 ? '先收钱' : '不用收钱'} note={priceFen > 0 ? '这一件是积分加钱兑的，收完再交付' : '积分已经付清'} aside={priceFen > 0 ? <View className="num-m">{money(priceFen)}</View> : undefined} />}
        <Row icon="clock" title="兑换时间" aside={momentText(redeemedAt, nowMs)} />
      </Card>
    </>
  )
}
