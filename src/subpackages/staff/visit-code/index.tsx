import { View } from '@tarojs/components'
import { groupedCode } from '../../../../loyalty/codes'
import { serverNow } from '../../../api/server-clock'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { QrPicture } from '../../../components/QrPicture'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSecondsUntil } from '../../../state/seconds'
import { useSession } from '../../../state/session'
import { useVisitCode, type VisitCode } from '../../../state/visit-code'
import './index.scss'

const step = 60

/** Large enough to be read across the counter; it changes by itself. */
function Shown({ code, storeName, until }: VisitCode) {
  const left = useSecondsUntil(Date.parse(until)) ?? 0
  const turned = Math.round((Math.min(left, step) * 360) / step)
  return (
    <View className="visit-code">
      <View className="t2">{storeName}</View>
      <View className="sub muted mt4">客人在「到店坐坐」里扫，或照着输</View>
      <View className="mt16"><QrPicture text={code} label="到店码的二维码" /></View>
      <View className="visit-code-text" role="status" aria-label={`到店码 ${[...code].join(' ')}`}>{groupedCode(code)}</View>
      <View className="line mt16">
        <View className="visit-code-ring" style={{ background: `conic-gradient(var(--brand) ${turned}deg, var(--track) 0)` }} aria-hidden="true">
          <View className="visit-code-seconds">{left}</View>
        </View>
        <View className="sub muted">{left > 0 ? '秒后换新，旧码再留一分钟' : '正在换新'}</View>
      </View>
    </View>
  )
}

export default function VisitCodePage() {
  const role = useSession()?.role
  const isStaff = role === 'staff' || role === 'manager'
  const query = useVisitCode(isStaff)
  const { failure, stale, retry } = freshness(query)
  return (
    <Page {...useFrame()} title="到店码" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isStaff && <EmptyState title="这里是店员用的" body="店员登录后，柜台上会出现到店码。" action="换一个身份" onAction={() => openPage('people')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['balance', 'rows']} />}
      {query.data && <Shown {...query.data} />}
    </Page>
  )
}
