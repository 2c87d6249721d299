import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { toApiError, type ApiError } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../../routes'
import { reviewPurchase, useMyPurchases, type Counted } from '../../../state/activities'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { Done } from '../Done'
import { JoinFirst } from '../JoinFirst'
import { Refusal } from '../Refusal'
import { PurchaseRows } from './PurchaseRows'
import { ReviewForm, type Said } from './ReviewForm'
import './index.scss'

const nothing: Said = { stars: 0, text: '', tags: [] }

/** One purchase at a time: chosen, said, counted. subject names one to begin with. */
export default function ReviewPage() {
  const isMember = useSession()?.role === 'member'
  const query = useMyPurchases(isMember)
  const { failure, stale, retry } = freshness(query)
  const [chosen, setChosen] = useState(useRouter().params.subject ?? null)
  const [said, setSaid] = useState(nothing)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [counted, setCounted] = useState<Counted[] | null>(null)
  const nowMs = serverNow()
  const purchases = query.data?.purchases
  const open = purchases?.filter(({ reviewable }) => reviewable) ?? []
  const purchase = open.find(({ purchaseId }) => purchaseId === chosen)
  const offline = stale?.offline ?? false

  const choose = (purchaseId: string | null) => {
    setChosen(purchaseId)
    setSaid(nothing)
    setRefused(null)
    setCounted(null)
  }
  const send = async () => {
    if (!purchase) return
    setSending(true)
    setRefused(null)
    try {
      setCounted((await reviewPurchase(purchase.purchaseId, said)).counted)
    } catch (error) {
      setRefused(toApiError(error))
    }
    setSending(false)
  }

  const reason = offline ? '现在没有网络，写的先留在这里' : said.stars === 0 ? '先点几颗星' : undefined
  const dock = purchase && !counted && (
    <Button block loading={sending} disabled={reason !== undefined} reason={reason} onClick={() => void send()}>提交评价</Button>
  )
  return (
    <Page {...useFrame()} title="评价一单" onBack={purchase && !counted && open.length > 1 ? () => choose(null) : goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />} dock={dock || undefined}>
      {!isMember && <JoinFirst title="入会后就能评价" />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows']} />}
      {counted && (
        <Done title="收到了，谢谢你" body="好的坏的，店里都会看。" counted={counted} action={open.length > 0 ? '再评一单' : undefined} onAction={() => choose(null)} />
      )}
      {!counted && purchases?.length === 0 && <EmptyState picture="parcel" title="还没有可以评的单" body="最近 90 天里消费过的，会出现在这里。" action="回任务页" onAction={() => switchTab('tasks')} />}
      {!counted && purchases && purchases.length > 0 && (
        <>
          <View className="sub muted">说好说坏，积分一样多。一单评一次，只有店里看得到。</View>
          {purchase && query.data
            ? <ReviewForm purchase={purchase} offered={query.data.tags} said={said} nowMs={nowMs} onSay={setSaid} />
            : <PurchaseRows purchases={purchases} nowMs={nowMs} onChoose={choose} />}
          <Refusal error={refused} />
        </>
      )}
    </Page>
  )
}
