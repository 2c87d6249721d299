import { View } from '@tarojs/components'
import { Note } from './Note'

/** What is shown is from a while ago, and says from when. */
export function OfflineBanner({ dataTime, onRetry }: { dataTime?: string; onRetry: () => void }) {
  return (
    <View className="offline-banner" role="status">
      <Note kind="gold" icon="off" action="重试" onAction={onRetry}>
        {dataTime ? `现在没有网络，看到的是 ${dataTime} 的数据` : '现在没有网络'}
      </Note>
    </View>
  )
}
