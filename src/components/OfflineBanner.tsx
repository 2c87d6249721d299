import { View } from '@tarojs/components'
import { momentText } from '../text/dates'
import { Note } from './Note'

interface OfflineBannerProps {
  /** null when what is shown is fresh: then nothing is drawn. */
  stale: { since: number; offline: boolean } | null
  nowMs: number
  onRetry: () => void
}

/** What is shown is from a while ago, and says from when. */
export function OfflineBanner({ stale, nowMs, onRetry }: OfflineBannerProps) {
  if (!stale) return null
  return (
    <View className="offline-banner" role="status">
      <Note kind="gold" icon="off" action="重试" onAction={onRetry}>
        {`${stale.offline ? '现在没有网络' : '暂时没连上'}，看到的是 ${momentText(stale.since, nowMs)} 的数据`}
      </Note>
    </View>
  )
}
