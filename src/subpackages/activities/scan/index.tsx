import { useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../../api/problem'
import { CodeEntry } from '../../../components/CodeEntry'
import { Page } from '../../../components/Page'
import { Rain } from '../../../components/Rain'
import { scanCode } from '../../../platform/scan'
import { goBack } from '../../../routes'
import { scanProduct, type ProductScan } from '../../../state/activities'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { Done } from '../Done'
import { JoinFirst } from '../JoinFirst'
import { Refusal } from '../Refusal'
import '../../../components/StatePanel.scss'
import './index.scss'

/** The code at the bottom of a tin: what tea it is, where it comes from, and one for the task. */
export default function ScanPage() {
  const isMember = useSession()?.role === 'member'
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [found, setFound] = useState<ProductScan | null>(null)

  const scan = async (code: string) => {
    setSending(true)
    setRefused(null)
    try {
      setFound(await scanProduct(code))
    } catch (error) {
      setRefused(toApiError(error))
    }
    setSending(false)
  }

  return (
    <Page {...useFrame()} title="扫茶罐上的码" onBack={goBack}>
      {!isMember && <JoinFirst title="入会后就能扫" />}
      {isMember && !found && (
        <>
          <View className="code-head">
            <View className="state-picture still-jar" aria-hidden="true" />
            <View className="t1">码在罐底</View>
            <View className="muted mt8">十六位字母和数字。一罐一次，扫了就归你。</View>
          </View>
          <CodeEntry label="罐底的码" placeholder="每四位一组" hint="不分大小写，空格和短横可以不填" length={16} sending={sending} scan={scanCode} onCode={(code) => void scan(code)} />
          <Refusal error={refused} />
        </>
      )}
      {found && (
        <>
          {found.first && <Rain />}
          <Done title={found.first ? '扫到了' : '这一罐你扫过了'} counted={found.counted} action="再扫一罐" onAction={() => setFound(null)}>
            <View className="found">
              {found.product.picture && <View className={`found-picture still-${found.product.picture}`} aria-hidden="true" />}
              <View className="grow">
                <View className="t3">{found.product.name}</View>
                <View className="cap dim">{found.product.batch}</View>
                <View className="sub muted mt4">{found.product.story}</View>
              </View>
            </View>
          </Done>
        </>
      )}
    </Page>
  )
}
