import { useCallback, useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { serverNow } from '../../api/server-clock'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useRules } from '../../state/programme'
import { useSession } from '../../state/session'
import { confirmPayment, pointsMoved, refusePayment, showPayCode, useTill } from '../../state/till'
import { useWrite } from '../../state/write'
import { HowItPays } from './HowItPays'
import { Outcome } from './Outcome'
import { Request } from './Request'
import { ShownCode } from './ShownCode'
import { refusalWords } from './words'
import './index.scss'

function Till({ looked }: { looked: boolean }) {
  const till = useTill(true, looked)
  const rules = useRules()
  const { busy, refused, write } = useWrite()
  const { failure, retry } = freshness(till.data ? rules : till)
  const { refetch } = till
  const onOver = useCallback(() => void refetch(), [refetch])
  const state = till.data?.payment?.state
  useEffect(() => {
    if (state === 'paid' || state === 'undone') void pointsMoved()
  }, [state])

  if (failure) return <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />
  const rule = rules.data?.versions.find(({ version }) => version === rules.data.active)
  if (!till.data || !rule) return <Skeleton blocks={['balance', 'rows']} />
  const { available, code, payment } = till.data
  const shown = code && Date.parse(code.until) > serverNow() ? code : null
  const show = () => void write('show', showPayCode)
  const told = refused && refusalWords(refused)
  const asked = payment?.state === 'asked'
  return (
    <>
      {told && <View className="mt12"><Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{told}</Note></View>}
      {asked && (
        <Request
          payment={payment}
          available={available}
          busy={busy}
          onConfirm={() => void write('confirm', () => confirmPayment(payment))}
          onRefuse={() => void write('refuse', () => refusePayment(payment))}
          onOver={onOver}
        />
      )}
      {payment && !asked && <Outcome payment={payment} busy={busy !== null} onAgain={show} />}
      {!payment && shown && <ShownCode {...shown} busy={busy !== null} onAnother={show} onOver={onOver} />}
      {!payment && !shown && rule.pay && <HowItPays available={available} rule={rule} busy={busy !== null} onShow={show} />}
      {!payment && !shown && !rule.pay && (
        <EmptyState title="现在不能用积分抵现" body="积分还能兑券、兑好礼。" action="去商城看看" onAction={() => switchTab('mall')} />
      )}
    </>
  )
}

/** Points as part of a bill: the code to show, what the store asks, and the answer given on one's own phone. */
export default function TillPage() {
  const isMember = useSession()?.role === 'member'
  // Under another page it asks nothing.
  const [looked, setLooked] = useState(true)
  useDidShow(() => setLooked(true))
  useDidHide(() => setLooked(false))
  const { stale, retry } = freshness(useTill(isMember, looked))
  return (
    <Page {...useFrame()} title="积分抵现" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isMember && <EmptyState title="入会后就能用积分抵现" body="每一分都能用：结账时抵一部分，或去商城兑券。" action="去入会" onAction={() => openPage('join')} />}
      {isMember && <Till looked={looked} />}
    </Page>
  )
}
