import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { programme } from '../../../../brand/programme'
import { serverNow } from '../../../api/server-clock'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useRecord } from '../../../state/redemption-records'
import { useSession } from '../../../state/session'
import { maskedName } from '../../../text/address'
import { brandDay } from '../../../text/dates'
import { points } from '../../../text/points'
import type { Redemption } from '../../../text/redemptions'
import { MembersOnly } from '../MembersOnly'
import '../../../components/StatePanel.scss'
import './index.scss'

/** 2026年11月22日, always with the year: it is kept. */
function dated(at: string): string {
  const [year, month, date] = brandDay(at).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

interface Props {
  certificate: NonNullable<Redemption['certificate']>
  name: string
  at: string
}

function Certificate({ certificate: { number, project, points: given, matchedPoints }, name, at }: Props) {
  return (
    <View className="certificate">
      <View className="certificate-frame">
        <View className="cap dim certificate-brand">{programme.name} · 公益</View>
        <View className="certificate-picture still-seedling" aria-hidden="true" />
        <View className="certificate-title">捐赠证书</View>
        <View className="certificate-words">
          <View className="t3">{name}</View>
          <View className="muted mt8">把 {points(given)} 积分给了</View>
          <View className="t2 mt4">「{project}」</View>
          {matchedPoints > 0 && <View className="muted mt4">{programme.name}再添 {points(matchedPoints)}</View>}
        </View>
        <View className="num-xl gold certificate-sum">{points(given + matchedPoints)}</View>
        <View className="cap dim">合计积分，都用在这件事上</View>
        <View className="certificate-foot">
          <View className="cap muted num">{dated(at)}</View>
          <View className="cap muted num">编号 {number}</View>
        </View>
      </View>
    </View>
  )
}

/** A page one would keep: who, how much, for what, with what was added. */
export default function CertificatePage() {
  const id = useRouter().params.id ?? ''
  const session = useSession()
  const isMember = session?.role === 'member'
  const query = useRecord(id, isMember)
  const { failure, stale, retry } = freshness(query)
  const record = query.data
  return (
    <Page {...useFrame()} title="捐赠证书" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && failure.code !== 'NOT_FOUND' && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['hero', 'rows']} />}
      {(failure?.code === 'NOT_FOUND' || (record && !record.certificate)) && (
        <EmptyState picture="parcel" title="没有这张证书" body="它可能是别人的，或链接不完整。" action="看看我的兑换" onAction={() => openPage('redemptions')} />
      )}
      {record?.certificate && (
        <>
          <Certificate certificate={record.certificate} name={maskedName(session?.displayName ?? '')} at={record.redeemedAt} />
          <View className="cap dim center mt16">截一张屏就能留下它，名字只写一个姓</View>
        </>
      )}
    </Page>
  )
}
