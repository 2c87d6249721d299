import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { Note } from '../../components/Note'
import { pressable } from '../../components/pressable'
import { Refusal } from '../../components/Refusal'
import { openPage } from '../../routes'
import { claimOrder, type ClaimedOrder, type Identities } from '../../state/identities'
import { useWrite } from '../../state/write'
import { money } from '../../text/money'
import { points } from '../../text/points'
import { orderWords } from './words'

interface Props {
  marketplaces: Identities['marketplaces']
  offline: boolean
}

function Claimed({ order: { marketplace, orderTail, paidFen, points: earned, entryId } }: { order: ClaimedOrder }) {
  return (
    <Note icon="okc" action={entryId ? '看明细' : undefined} onAction={() => entryId && openPage('entry', { id: entryId })}>
      {`${marketplace}订单尾号 ${orderTail}，付了 ${money(paidFen)}，${earned > 0 ? `得 ${points(earned)} 积分` : '没有积分可得'}`}
    </Note>
  )
}

/** An order placed on a marketplace before: its points, once. */
export function PastOrder({ marketplaces, offline }: Props) {
  const [marketplaceId, setMarketplaceId] = useState(marketplaces[0]?.marketplaceId ?? '')
  const [number, setNumber] = useState('')
  const [phoneTail, setPhoneTail] = useState('')
  const [claimed, setClaimed] = useState<ClaimedOrder | null>(null)
  const { busy, refused, write } = useWrite()
  const orderNumber = number.replace(/\s/g, '')
  const claim = () => write('order', async () => {
    setClaimed(null)
    setClaimed(await claimOrder(marketplaceId, orderNumber, phoneTail))
    setNumber('')
    setPhoneTail('')
  })
  const ready = orderNumber.length >= 4 && /^\d{4}$/.test(phoneTail)
  return (
    <Card title="以前的订单">
      <View className="sub muted">在别处下过的单，凭订单号补回积分，一单一次。</View>
      <View className="one-id-places mt12" role="radiogroup" aria-label="在哪里下的单">
        {marketplaces.map(({ marketplaceId: id, name }) => (
          <View
            key={id}
            className={id === marketplaceId ? 'one-id-place one-id-place-on' : 'one-id-place'}
            onClick={() => setMarketplaceId(id)}
            aria-checked={id === marketplaceId ? 'true' : 'false'}
            {...pressable(undefined, 'radio')}
          >
            {name}
          </View>
        ))}
      </View>
      <Field label="订单号" value={number} placeholder="订单详情里复制" maxLength={48} onChange={setNumber} />
      <Field label="收货手机号后四位" type="number" value={phoneTail} placeholder="4 位数字" maxLength={4} onChange={setPhoneTail} />
      {claimed && <Claimed order={claimed} />}
      <Refusal error={refused} words={orderWords} />
      <View className="mt12">
        <Button kind="soft" block loading={busy !== null} disabled={offline || !ready} reason={offline ? '现在没有网络，连上后再来' : claimed ? undefined : '填上订单号和手机号后四位'} onClick={() => void claim()}>领积分</Button>
      </View>
    </Card>
  )
}
