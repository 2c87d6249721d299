import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { Refusal } from '../../components/Refusal'
import { openPage } from '../../routes'
import { findOldCard } from '../../state/identities'
import { useWrite } from '../../state/write'
import { oldCardWords } from './words'

const tidy = (typed: string) => typed.replace(/[\s-]/g, '')

/** An old plastic card, by what is printed on it; nothing changes before its owner has seen what would. */
export function OldCard({ offline }: { offline: boolean }) {
  const [number, setNumber] = useState('')
  const [pin, setPin] = useState('')
  const { busy, refused, write } = useWrite()
  const [cardNumber, secret] = [tidy(number), tidy(pin)]
  const find = () => write('card', async () => openPage('merge', { id: (await findOldCard(cardNumber, secret)).mergeId }))
  const reason = offline ? '现在没有网络，连上后再来' : '填上卡号和密码'
  return (
    <Card title="旧会员卡">
      <View className="sub muted">门店发过的塑料卡，里面的积分、成长值和券能合到现在这张卡。</View>
      <Field label="卡号" value={number} placeholder="卡正面的一串" maxLength={40} onChange={setNumber} />
      <Field label="密码" type="number" value={pin} placeholder="卡背面刮开的数字" maxLength={16} onChange={setPin} />
      <Refusal error={refused} words={oldCardWords} />
      <View className="mt12">
        <Button kind="soft" block loading={busy !== null} disabled={offline || cardNumber.length < 4 || secret.length < 4} reason={reason} onClick={() => void find()}>看看合起来的样子</Button>
      </View>
    </Card>
  )
}
