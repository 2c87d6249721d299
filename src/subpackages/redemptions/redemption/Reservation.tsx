import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { DeliveryChoice } from '../../../components/DeliveryChoice'
import { Refusal } from '../../../components/Refusal'
import { openPage } from '../../../routes'
import { useAddress } from '../../../state/address'
import { cancelRedemption, completeReservation, type DeliveryMethod } from '../../../state/redemption-records'
import { useMall } from '../../../state/rewards'
import { useSecondsUntil } from '../../../state/seconds'
import { points } from '../../../text/points'
import type { Redemption } from '../../../text/redemptions'
import { opensText, spanText } from '../../../text/rewards'
import { redeeming } from '../../../text/refusals/redeeming'
import { Asking } from '../Asking'
import { useWrite } from '../use-write'

interface Props {
  redemption: Redemption
  until: string
  offline: boolean
  onOver: () => void
}

/** One is kept and the points are set aside: take it now, or let it go. */
export function Reservation({ redemption: { redemptionId, rewardId, kind, pricePoints }, until, offline, onOver }: Props) {
  const [chosen, setChosen] = useState<DeliveryMethod | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, refused, write } = useWrite()
  const left = useSecondsUntil(Date.parse(until)) ?? 0
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])

  const reward = useMall().data?.rewards.find((each) => each.rewardId === rewardId)
  const methods = kind === 'physical' ? reward?.delivery ?? ['pick_up', 'shipping'] : []
  const method = methods.length > 0 ? chosen ?? methods[0] : null
  const address = useAddress(method === 'shipping').data?.address
  const needsAddress = method === 'shipping' && address === null
  const reason = offline ? '现在没有网络，连上后再决定' : needsAddress ? '先填收货地址' : undefined
  return (
    <Card>
      <View className="center">
        <View className="t2">为你留到 {opensText(until, serverNow())}</View>
        <View className="num-m mt8">还有 {spanText(left)}</View>
        <View className="sub muted mt4">{points(pricePoints)} 积分先冻结着，没有花出去</View>
      </View>
      {methods.length > 0 && method && (
        <DeliveryChoice methods={methods} chosen={method} address={address} onChoose={setChosen} onAddress={() => openPage('address')} />
      )}
      <View className="mt16">
        <Button block loading={busy && !asking} disabled={over || reason !== undefined} reason={reason} onClick={() => void write(() => completeReservation(redemptionId, method))}>现在兑换</Button>
      </View>
      {asking
        ? <Asking question="放回去后积分马上解冻，这一份留给别人。" yes="放回去" no="再留一会儿" busy={busy} onYes={() => void write(() => cancelRedemption(redemptionId))} onNo={() => setAsking(false)} />
        : <View className="center mt4"><Button kind="text" disabled={offline || busy} onClick={() => setAsking(true)}>放回去</Button></View>}
      <Refusal error={refused} words={redeeming} />
    </Card>
  )
}
