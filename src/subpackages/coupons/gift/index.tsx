import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { Ticket } from '../../../components/Ticket'
import { goBack, openPage, switchTab } from '../../../routes'
import { claimCouponGift, useCouponGift, type CouponGift } from '../../../state/coupon-gifts'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { forgetWaiting, keepWaiting } from '../../../state/waiting-gift'
import { couponTerms } from '../../../text/coupons'
import { dayText, momentText } from '../../../text/dates'
import { refusalWords } from '../../../text/refusals'
import { giving } from '../../../text/refusals/giving'
import './index.scss'

const heads: Record<CouponGift['state'], (giver: string) => string> = {
  open: (giver) => `${giver} 送你一张券`,
  mine: () => '你送出的券，等朋友来领',
  taken_by_me: (giver) => `${giver} 送的券，你领到了`,
  taken: () => '这张券已经有人领走了',
  withdrawn: () => '这张券被收回去了',
  lapsed: () => '领取的时间过了',
}

function bodyOf({ state, until }: CouponGift, nowMs: number): string {
  if (state === 'open') return `一个人能领，${momentText(until, nowMs)} 前有效`
  if (state === 'mine') return `${momentText(until, nowMs)} 前没人领，就回到你的券包`
  if (state === 'taken_by_me') return '在你的券包里，用法和期限照旧'
  return state === 'taken' ? '一条链接只送一个人，请朋友再送一张' : '可以请朋友再送一次'
}

/** What a friend's link gives: shown before anything is asked for, with one way on for whoever looks. */
export default function CouponGiftPage() {
  const token = useRouter().params.token ?? ''
  const isMember = useSession()?.role === 'member'
  const query = useCouponGift(token)
  const { failure, stale, retry } = freshness(query)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const gift = query.data
  const nowMs = serverNow()
  const over = gift !== undefined && gift.state !== 'open'
  useEffect(() => {
    if (over) forgetWaiting()
  }, [over])

  const take = async () => {
    if (busy) return
    if (!isMember) {
      keepWaiting(token)
      return openPage('join')
    }
    setBusy(true)
    setRefused(null)
    try {
      await claimCouponGift(token)
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setBusy(false)
    }
  }

  const unknown = token === '' || failure?.code === 'CODE_UNKNOWN'
  return (
    <Page {...useFrame()} title="朋友送的券" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {unknown && <EmptyState picture="parcel" title="没找到这张券" body="链接不完整或已经失效，请朋友再发一次。" action="去会员首页" onAction={() => switchTab('home')} />}
      {failure && !unknown && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && !unknown && <Skeleton blocks={['title', 'rows']} />}
      {gift && (
        <>
          <View className="gift-head" role="status">
            <View className="t1">{heads[gift.state](gift.giverName)}</View>
            <View className="muted mt4">{bodyOf(gift, nowMs)}</View>
          </View>
          <Ticket name={gift.name} terms={gift.terms} note={couponTerms(gift.terms)} reason={['open', 'mine', 'taken_by_me'].includes(gift.state) ? undefined : '领不到了'}>
            <View className="cap muted num">用到 {dayText(gift.expiresOn, nowMs)}</View>
          </Ticket>
          {refused && <Note kind="alert">{refused.passing ? '没等到回音，再点一次就好，不会领两张。' : `${refusalWords(refused.code, giving).title}。${refusalWords(refused.code, giving).body}`}</Note>}
          <View className="mt24">
            {gift.state === 'open' && <Button block loading={busy} onClick={() => void take()}>{isMember ? '领到我的券包' : '入会后领取'}</Button>}
            {(gift.state === 'taken_by_me' || gift.state === 'mine') && <Button block onClick={() => openPage('coupons')}>看看我的券</Button>}
            {over && gift.state !== 'taken_by_me' && gift.state !== 'mine' && <Button block kind="soft" onClick={() => switchTab('mall')}>去商城看看</Button>}
          </View>
          {gift.state === 'open' && !isMember && <View className="cap dim center mt8">入会只要一屏，入好了回来就能领。</View>}
        </>
      )}
    </Page>
  )
}
