import { Card } from '../../../components/Card'
import { Row } from '../../../components/Row'
import { placeText, recipientText } from '../../../text/address'
import type { Redemption } from '../../../text/redemptions'
import { Copy } from '../Copy'

interface Props {
  shipping: NonNullable<Redemption['shipping']>
}

/** Where the parcel is, and where it goes. */
export function Parcel({ shipping: { address, carrier, trackingNumber } }: Props) {
  return (
    <Card rows>
      {trackingNumber
        ? <Row icon="truck" title={carrier} note={trackingNumber} aside={<Copy text={trackingNumber} label="复制快递单号" />} />
        : <Row icon="parcel" title="寄出后这里会有快递单号" note="到时也会提醒你" />}
      <Row icon="store" title={recipientText(address)} note={placeText(address)} />
    </Card>
  )
}
