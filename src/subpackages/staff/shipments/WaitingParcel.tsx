import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../../api/problem'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Field } from '../../../components/Field'
import { pressable } from '../../../components/pressable'
import { sendShipment, type Shipment } from '../../../state/shipments'
import { momentText } from '../../../text/dates'

const carriers = ['顺丰', '京东', '中通', '圆通', '邮政']

interface Props {
  shipment: Shipment
  offline: boolean
  nowMs: number
  /** Told to the page: the parcel itself may be gone from the list by then. */
  onRefused: (error: ApiError | null) => void
}

/** One parcel: what goes in, where it goes, and the number once it has gone. */
export function WaitingParcel({ shipment, offline, nowMs, onRefused }: Props) {
  const { name, redeemedAt, address } = shipment
  const [opened, setOpened] = useState(false)
  const [carrier, setCarrier] = useState(carriers[0])
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const underWay = useRef(false)
  const trackingNumber = typed.replace(/\s/g, '').toUpperCase()
  const amiss = trackingNumber.length < 4 ? '填上快递单号' : /^[A-Z0-9-]{4,40}$/.test(trackingNumber) ? undefined : '单号只有字母、数字和短横'

  const send = async () => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    onRefused(null)
    try {
      await sendShipment(shipment, carrier, trackingNumber)
    } catch (error) {
      onRefused(toApiError(error))
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }

  return (
    <Card title={name} aside={momentText(redeemedAt, nowMs)}>
      <View>{address.name} {address.phone}</View>
      <View className="muted">{address.region} {address.detail}</View>
      {!opened && <View className="mt12"><Button kind="soft" block onClick={() => setOpened(true)}>填单号</Button></View>}
      {opened && (
        <>
          <View className="carriers mt12" role="radiogroup" aria-label="快递公司">
            {carriers.map((each) => (
              <View
                key={each}
                className={each === carrier ? 'carrier carrier-on' : 'carrier'}
                onClick={() => setCarrier(each)}
                aria-checked={each === carrier ? 'true' : 'false'}
                {...pressable(undefined, 'radio')}
              >
                {each}
              </View>
            ))}
          </View>
          <Field label="快递单号" value={typed} onChange={setTyped} placeholder="面单上的那一串" maxLength={44} />
          <View className="mt12">
            <Button block loading={busy} disabled={offline || amiss !== undefined} reason={offline ? '现在没有网络，连上后再寄' : amiss} onClick={() => void send()}>已寄出</Button>
          </View>
        </>
      )}
    </Card>
  )
}
