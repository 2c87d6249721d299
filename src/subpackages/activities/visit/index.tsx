import { useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../../api/problem'
import { CodeEntry } from '../../../components/CodeEntry'
import { Page } from '../../../components/Page'
import { scanCode } from '../../../platform/scan'
import { goBack } from '../../../routes'
import { visitStore, type StoreVisit } from '../../../state/activities'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { Done } from '../Done'
import { JoinFirst } from '../JoinFirst'
import { Refusal } from '../Refusal'
import '../../../components/StatePanel.scss'

/** The code on the counter says that one is there. */
export default function VisitPage() {
  const isMember = useSession()?.role === 'member'
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [visit, setVisit] = useState<StoreVisit | null>(null)

  const arrive = async (code: string) => {
    setSending(true)
    setRefused(null)
    try {
      setVisit(await visitStore(code))
    } catch (error) {
      setRefused(toApiError(error))
    }
    setSending(false)
  }

  return (
    <Page {...useFrame()} title="到店坐坐" onBack={goBack}>
      {!isMember && <JoinFirst title="入会后就能打卡" />}
      {isMember && !visit && (
        <>
          <View className="code-head">
            <View className="state-picture still-cup" aria-hidden="true" />
            <View className="t1">到了柜台前</View>
            <View className="muted mt8">看一眼柜台上的到店码，一分钟换一次。买不买都行，一家店一天算一次。</View>
          </View>
          <CodeEntry label="到店码" placeholder="八位" hint="不分大小写，空格可以不填" length={8} sending={sending} scan={scanCode} onCode={(code) => void arrive(code)} />
          <Refusal error={refused} />
        </>
      )}
      {visit && (
        <Done
          title={visit.first ? '欢迎，坐一会儿' : '今天已经记过了'}
          body={visit.first ? visit.storeName : `${visit.storeName}今天的到店已经算上，消费时也会算。`}
          counted={visit.counted}
        />
      )}
    </Page>
  )
}
