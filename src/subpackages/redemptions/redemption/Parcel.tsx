import { useState } from 'react'
import { View } from '@tarojs/components'
import { arrivesAfterDays } from '../../../../loyalty/redemptions'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Refusal } from '../../../components/Refusal'
import { Row } from '../../../components/Row'
import { confirmDelivery } from '../../../state/redemption-records'
import { placeText, recipientText } from '../../../text/address'
import type { Redemption } from '../../../text/redemptions'
import { redeeming } from '../../../text/refusals/redeeming'
import { Asking } from '../Asking'
import { Copy } from '../Copy'
import { useWrite } from '../use-write'

interface Props {
  redemption: Redemption
  shipping: NonNullable<Redemption['shipping']>
  offline: boolean
}

/** Where the parcel is, where it goes, and once it is there the word that it is. */
export function Parcel({ redemption: { redemptionId, state }, shipping: { address, carrier, trackingNumber }, offline }: Props) {
  const [asking, setAsking] = useState(false)
  const { busy, refused, write } = useWrite()
  return (
    <Card rows>
      {trackingNumber
        ? <Row icon="truck" title={carrier} note={trackingNumber} aside={<Copy text={trackingNumber} label="复制快递单号" />} />
        : <Row icon="parcel" title="寄出后这里会有快递单号" note="到时也会提醒你" />}
      <Row icon="user" title={recipientText(address)} note={placeText(address)} />
      {state === 'shipped' && (
        <View className="parcel-arrived">
          {asking
            ? <Asking question="包裹拿到手了吗" yes="拿到了" no="还没有" busy={busy} onYes={() => void write(() => confirmDelivery(redemptionId)).then((done) => done && setAsking(false))} onNo={() => setAsking(false)} />
            : <Button block disabled={offline} reason={offline ? '现在没有网络，连上后再确认' : undefined} onClick={() => setAsking(true)}>确认收货</Button>}
          <Refusal error={refused} words={redeeming} />
          <View className="cap dim center mt8">寄出 {arrivesAfterDays} 天后没有确认，会自动算收到</View>
        </View>
      )}
    </Card>
  )
}
