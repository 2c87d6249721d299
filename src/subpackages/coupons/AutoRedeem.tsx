import { useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../api/problem'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { Toggle } from '../../components/Toggle'
import { setAutoRedeem, type Wallet } from '../../state/coupons'
import { refusalWords } from '../../text/refusals'

export function AutoRedeem({ autoRedeem, offline }: { autoRedeem: Wallet['autoRedeem']; offline: boolean }) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const change = async (enabled: boolean) => {
    if (busy) return
    setBusy(true)
    setRefused(null)
    try {
      await setAutoRedeem(enabled)
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View>到期前自动兑券</View>
          <View className="sub muted">积分过期前 {autoRedeem.daysBefore} 天，用快过期的那些换够得着的券，别的积分不动。</View>
        </View>
        <Toggle checked={autoRedeem.enabled} label="到期前自动兑券" onChange={(enabled) => void change(enabled)} />
      </View>
      {refused && <Note kind="alert">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note>}
      {offline && !refused && <View className="cap dim mt8">现在没有网络，连上后再改。</View>}
    </Card>
  )
}
