import { useCallback, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { serverNow } from '../../../api/server-clock'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { forgetAsked, lastAsked, usePayment } from '../../../state/payments'
import { useSession } from '../../../state/session'
import { Progress } from './Progress'
import { Question } from './Question'
import './index.scss'

/** Points as part of a bill, from the counter's side. What was asked last is taken up again, also after the app's end. */
export default function PaymentPage() {
  const role = useSession()?.role
  const isStaff = role === 'staff' || role === 'manager'
  const [looked, setLooked] = useState(true)
  useDidShow(() => setLooked(true))
  useDidHide(() => setLooked(false))
  const [paymentId, setPaymentId] = useState(lastAsked)
  const query = usePayment(isStaff ? paymentId : null, looked)
  const { failure, stale, retry } = freshness(query)
  const { refetch } = query
  const onOver = useCallback(() => void refetch(), [refetch])
  // Kept before it was sent, and never arrived: there is nothing to wait for.
  const lost = failure?.code === 'NOT_FOUND'
  const next = () => {
    forgetAsked()
    setPaymentId(null)
  }
  return (
    <Page {...useFrame()} title="收款 · 积分抵现" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isStaff && <EmptyState title="这里是店员用的" body="店员登录后，可以请会员用积分抵一部分账单。" action="换一个身份" onAction={() => openPage('people')} />}
      {isStaff && (paymentId === null || lost) && <Question onAsked={setPaymentId} />}
      {isStaff && paymentId !== null && (
        <>
          {failure && !lost && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('people')} />}
          {query.isPending && <Skeleton blocks={['balance', 'rows']} />}
          {query.data && <Progress asked={query.data} onNext={next} onOver={onOver} />}
        </>
      )}
    </Page>
  )
}
