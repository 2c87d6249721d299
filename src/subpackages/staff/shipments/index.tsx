import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ApiError, ErrorCode } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { Section } from '../../../components/Section'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { useShipments } from '../../../state/shipments'
import { recipientText } from '../../../text/address'
import type { ErrorWords } from '../../../text/errors'
import { refusalWords } from '../../../text/refusals'
import { WaitingParcel } from './WaitingParcel'
import './index.scss'

const words: Partial<Record<ErrorCode, ErrorWords>> = {
  ALREADY_SHIPPED: { title: '这一件已经填过别的单号', body: '列表换成了最新的，看看是谁寄的。' },
  CODE_EXPIRED: { title: '这一件刚刚撤销了', body: '积分已经退给 TA，不用寄。' },
}

function refusal(error: ApiError): string {
  const { title, body } = words[error.code] ?? refusalWords(error.code)
  return `${title}。${error.passing ? '没等到回音，再点一次就好，同一件不会寄两遍。' : body}`
}

/** So many parcels are open to be packed at a time; those behind move up. */
const shown = 10

/** Parcels to be packed, the oldest first, and those sent today. */
export default function ShipmentsPage() {
  const role = useSession()?.role
  const isStaff = role === 'staff' || role === 'manager'
  const query = useShipments(isStaff)
  const { failure, stale, retry } = freshness(query)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const nowMs = serverNow()
  const { waiting = [], sent = [] } = query.data ?? {}
  return (
    <Page {...useFrame()} title="待寄出" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isStaff && <EmptyState title="这里是店员用的" body="店员登录后，在这里打包和寄出。" action="换一个身份" onAction={() => openPage('people')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['rows', 'rows']} />}
      {query.data && waiting.length === 0 && <EmptyState picture="parcel" title="没有要寄的了" body="有人兑了要寄的东西，会排在这里，先来的在前。" />}
      {refused && <Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusal(refused)}</Note>}
      {waiting.slice(0, shown).map((shipment) => <WaitingParcel key={shipment.redemptionId} shipment={shipment} offline={stale?.offline ?? false} nowMs={nowMs} onRefused={setRefused} />)}
      {waiting.length > shown && <View className="cap dim center mt12">后面还有 {waiting.length - shown} 件，寄出一件就排上来一件</View>}
      {sent.length > 0 && (
        <Section title="今天寄出的" more={`${sent.length} 件`}>
          <Card rows>
            {sent.slice(0, shown).map(({ redemptionId, name, address, carrier, trackingNumber }) => (
              <Row key={redemptionId} icon="truck" title={name} note={`${recipientText(address)} · ${carrier ?? ''} ${trackingNumber ?? ''}`} />
            ))}
          </Card>
        </Section>
      )}
    </Page>
  )
}
