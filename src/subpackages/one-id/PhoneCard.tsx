import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { Refusal } from '../../components/Refusal'
import { Row } from '../../components/Row'
import { phoneButton, type PhoneDetail } from '../../platform/phone'
import { openPage } from '../../routes'
import { linkPhone, type Identities, type PhoneProof } from '../../state/identities'
import { useWrite } from '../../state/write'
import { SmsForm } from './SmsForm'
import { phoneWords } from './words'

/** By what I am known, and another number where I wish it. A number of another membership leads to what merging would do. */
export function PhoneCard({ identities: { wechat, phoneMasked } }: { identities: Identities }) {
  const [typing, setTyping] = useState(false)
  const [without, setWithout] = useState<'declined' | 'unavailable' | null>(null)
  const [linked, setLinked] = useState(false)
  const { busy, refused, write } = useWrite()

  const link = (proof: PhoneProof) => write('phone', async () => {
    setLinked(false)
    const { outcome, merge } = await linkPhone(proof)
    if (merge) return openPage('merge', { id: merge.mergeId })
    setLinked(outcome === 'linked')
    setTyping(false)
  })
  const answered = (detail: PhoneDetail) => {
    const answer = phoneButton?.answer(detail) ?? { without: 'unavailable' }
    if ('code' in answer) return void link({ wechatCode: answer.code })
    setWithout(answer.without)
    // Whoever said no is not asked in another way.
    setTyping(answer.without === 'unavailable')
  }

  const verb = phoneMasked ? '换一个手机号' : '填上手机号'
  return (
    <Card rows>
      <Row icon="phone" title="手机号" note={phoneMasked ? '换了手机，用它也能找回会员' : '填上后，换了手机也找得回会员'} aside={<View className="num">{phoneMasked ?? '没有'}</View>} />
      <Row icon="user" title="微信" note={wechat ? '在微信里打开就认得你' : '在微信里打开一次，就连上了'} aside={wechat ? '已连上' : '没有'} />
      <View className="one-id-form">
        {linked && <Note icon="okc">连上了，以后用这个手机号也能进来。</Note>}
        {without && <View className="sub muted">{without === 'declined' ? '不填也可以，会员照样用。' : '微信暂时没能给手机号，可以用短信验证码。'}</View>}
        {typing && <SmsForm busy={busy !== null} onProof={(proof) => void link(proof)} />}
        <Refusal error={refused} words={phoneWords} />
        {!typing && (phoneButton
          ? <Button kind="soft" block loading={busy !== null} openType={phoneButton.openType} onGetPhoneNumber={({ detail }) => answered(detail)}>{verb}</Button>
          : <Button kind="soft" block onClick={() => setTyping(true)}>{verb}</Button>)}
        <View className="cap dim">只用来认出你。这个号上要是已有会员，先给你看合起来的样子，你点头才合。</View>
      </View>
    </Card>
  )
}
