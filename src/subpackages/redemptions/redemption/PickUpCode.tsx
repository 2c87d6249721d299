import { View } from '@tarojs/components'
import { groupedCode } from '../../../../loyalty/codes'
import { Note } from '../../../components/Note'
import { QrPicture } from '../../../components/QrPicture'
import { money } from '../../../text/money'
import type { Redemption } from '../../../text/redemptions'
import { opensText } from '../../../text/rewards'

interface Props {
  redemption: Redemption
  code: string
  nowMs: number
}

const lead: Partial<Record<Redemption['kind'], string>> = { service: '到店时出示', event_seat: '入场时出示' }

/** Large enough to be read across a counter; it is kept on the phone and needs no signal. */
export function PickUpCode({ redemption: { kind, priceFen, seat }, code, nowMs }: Props) {
  return (
    <View className="pick-up">
      <View className="t2">{lead[kind] ?? '到店取货时出示'}</View>
      {seat && <View className="sub muted mt4">{`${opensText(seat.startsAt, nowMs)} · ${seat.place}`}</View>}
      {!seat && <View className="sub muted mt4">店员扫一下，或照着输，断网也能出示</View>}
      <View className="mt16"><QrPicture text={code} label="取货码的二维码" /></View>
      <View className="pick-up-code" aria-label={`取货码 ${[...code].join(' ')}`}>{groupedCode(code)}</View>
      {priceFen > 0 && (
        <View className="pick-up-money"><Note kind="gold" icon="store">{`取的时候在店里付 ${money(priceFen)}，线上不收钱。`}</Note></View>
      )}
    </View>
  )
}
