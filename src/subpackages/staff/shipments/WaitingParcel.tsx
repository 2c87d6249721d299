import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError, type ErrorCode } from '../../../api/problem'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Field } from '../../../components/Field'
import { Note } from '../../../components/Note'
import { pressable } from '../../../components/pressable'
import { sendShipment, type Shipment } from '../../../state/shipments'
import { momentText } from '../../../text/dates'
import { type ErrorWords } from '../../../text/errors'
import { refusalWords } from '../../../text/refusals'

const carriers = ['顺丰', '京东', '中通', '圆通', '邮政']

const words: Partial<Record<ErrorCode, ErrorWords>> = {
  ALREADY_SHIPPED: { title: '这一件已经填过别的单号', body: '列表换成了最新的，看看是谁寄的。' },
  CODE_EXPIRED: { title: '这一件刚刚撤销了', body: '积分已经退给 TA，不用寄。' },
}

function refusal(error: ApiError): string {
  const { title, body } = words[error.code] ?? refusalWords(error.code)
  return `${title}。${error.passing ? '没等到回音，再点一次就好，同一件不会寄两遍。' : body}`
}

interface Props {
  shipment: Shipment
  offline: boolean
  nowMs: number
}

/** One parcel: what goes in, where it goes, and the number once it has gone. */
export function WaitingParcel({ shipment, offline, nowMs }: Props) {
  const { name, redeemedAt, address } = shipment
  const [opened, setOpened] = useState(false)
  const [carrier, setCarrier] = useState(carriers[0])
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const underWay = useRef(false)
  const trackingNumber = typed.replace(/\s/g, '').toUpperCase()
  const amiss = trackingNumber.length < 4 ? '填上快递单号' : /^[A-Z0-9-]{4,40}$/.test(trackingNumber) ? undefined : '单号只有字母、数字和短横'

  const send = async () => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setRefused(null)
    try {
      await sendShipment(shipment, carrier, trackingNumber)
    } catch (error) {
      setRefused(toApiError(error))
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
      {refused && <Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusal(refused)}</Note>}
    </Card>
  )
}
