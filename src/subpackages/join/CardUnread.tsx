import { useState } from 'react'
import { View } from '@tarojs/components'
import { cardCode, cardCodeIn, cardCodeLength } from '../../../loyalty/package-cards'
import type { ApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { CodeEntry } from '../../components/CodeEntry'
import { Note } from '../../components/Note'
import { StatePanel } from '../../components/StatePanel'
import { scanCode } from '../../platform/scan'
import { switchTab } from '../../routes'
import { errorReference, errorWords } from '../../text/errors'
import { CallService } from './CardOver'
import { pause } from './words'

/** A scanner finds the link that is printed; what is no link of ours is left for the field to judge. */
const scanCard = scanCode && (async () => {
  const text = await scanCode!()
  const found = text === null ? null : cardCodeIn({ q: encodeURIComponent(text) })
  return found && found !== 'damaged' ? found.code : text
})

interface RetypeProps {
  title: string
  body: string
  onCode: (code: string) => void
  onWithout: () => void
}

/** A link that was cut off, or a code that nobody has: the printed card is at hand, so it is read again. */
export function Retype({ title, body, onCode, onWithout }: RetypeProps) {
  const [odd, setOdd] = useState(false)
  const read = (typed: string) => {
    const code = cardCode(typed)
    setOdd(code === null)
    if (code) onCode(code)
  }
  return (
    <>
      <View className="code-head">
        <View className="state-picture still-parcel" aria-hidden="true" />
        <View className="t1">{title}</View>
        <View className="state-body">{body}</View>
      </View>
      <CodeEntry label="卡上的码" placeholder="每四位一组" hint="印在二维码下面，不分大小写" length={cardCodeLength} sending={false} scan={scanCard} onCode={read} />
      {odd && <Note kind="alert">里面有卡上不会出现的字。卡上没有字母 I、L、O，也没有数字 0 和 1。</Note>}
      <View className="join-actions">
        <Button kind="text" block onClick={onWithout}>没有卡也能入会</Button>
        <CallService />
      </View>
    </>
  )
}

/** The card could not be asked after: nothing is lost, for its code is on this phone. */
export function CardUnread({ error, onRetry, onWithout }: { error: ApiError; onRetry: () => void; onWithout: () => void }) {
  const tooMany = error.code === 'TOO_MANY_REQUESTS'
  const title = tooMany ? '刚才试得有点多' : errorWords(error.code).title
  const body = tooMany
    ? `${pause(error.retryAfterSeconds)}再来，卡不会因此作废。\n也可以先入会。`
    : '卡上的码记在这部手机里了，\n七天内连上网再点一次就好，不用再找卡。'
  return (
    <StatePanel picture={tooMany ? 'cup' : 'incense'} title={title} body={body}>
      <Button icon="refresh" onClick={onRetry}>再试一次</Button>
      {tooMany ? <Button kind="text" onClick={onWithout}>先入会</Button> : <Button kind="text" onClick={() => switchTab('home')}>先看看别的</Button>}
      {!tooMany && error.requestId && <View className="state-code cap dim">{`错误编号 ${errorReference(error)}，联系客服时报给我们`}</View>}
    </StatePanel>
  )
}
