import { useEffect, useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { Ticket } from '../../../components/Ticket'
import { copyLink, keepPrivate, sendsByItself } from '../../../platform/share'
import { goBack, openPage, pathOf } from '../../../routes'
import { offerCoupon, takeBackOffer, type CouponOffer } from '../../../state/coupon-gifts'
import { useWallet } from '../../../state/coupons'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { couponTerms } from '../../../text/coupons'
import { dayText, momentText } from '../../../text/dates'
import { refusalWords } from '../../../text/refusals'
import { giving } from '../../../text/refusals/giving'

/** One coupon to one friend: a link is made, sent by the member, and can be taken back until somebody takes it up. */
export default function GiveCouponPage() {
  const couponId = useRouter().params.id ?? ''
  const query = useWallet()
  const { failure, stale, retry } = freshness(query)
  const coupon = query.data && Object.values(query.data).flatMap((drawer) => (Array.isArray(drawer) ? drawer : [])).find((each) => each.couponId === couponId)
  const [offer, setOffer] = useState<CouponOffer | null>(null)
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const [refused, setRefused] = useState<ApiError | null>(null)
  const nowMs = serverNow()
  const open = coupon?.state === 'gifted'
  const given = coupon?.state === 'given'
  const path = offer ? pathOf('couponGift', { token: offer.token }) : pathOf('coupons', {})
  useEffect(keepPrivate, [])
  useShareAppMessage(() => ({ title: coupon ? `送你一张「${coupon.name}」` : '送你一张券', path }))

  const act = async (write: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setRefused(null)
    try {
      await write()
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  const make = () => act(async () => setOffer(await offerCoupon(couponId)))
  const takeBack = () => act(async () => {
    await takeBackOffer(couponId)
    setOffer(null)
    setCopied('no')
  })
  const copy = () => copyLink(path).then(() => setCopied('yes'), () => setCopied('failed'))

  return (
    <Page {...useFrame()} title="送给朋友" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && <Skeleton blocks={['title', 'rows']} />}
      {query.data && !coupon && <EmptyState picture="parcel" title="没找到这张券" body="可能用掉了，或不在这个账号里。" action="看看我的券" onAction={() => openPage('coupons')} />}
      {coupon && (
        <>
          <Ticket name={coupon.name} terms={coupon.terms} note={couponTerms(coupon.terms)} reason={given ? '朋友领走了' : undefined}>
            <View className="cap muted num">用到 {dayText(coupon.expiresOn, nowMs)}</View>
          </Ticket>
          <Card>
            <View className="sub muted">一条链接只送一个人，七天内有效；领走前你随时能收回，这段时间券先留着不能用。朋友收到的券不能再转送。</View>
          </Card>
          {open && coupon.giftUntil && <Note icon="clock">{`等朋友来领，${momentText(coupon.giftUntil, nowMs)} 前没人领就回到你的券包。`}</Note>}
          {refused && <Note kind="alert">{refused.passing ? '没等到回音，再点一次就好，还是同一条链接。' : `${refusalWords(refused.code, giving).title}。${refusalWords(refused.code, giving).body}`}</Note>}
          {!given && (
            <View className="mt24">
              {!offer && <Button block loading={busy} onClick={() => void make()}>{open ? '再拿一次链接' : '做一条链接'}</Button>}
              {offer && (sendsByItself ? <Button block openType="share">发给朋友</Button> : <Button block onClick={() => void copy()}>复制链接</Button>)}
              {copied !== 'no' && <View className="sub muted center mt8" role="status">{copied === 'yes' ? '链接复制好了，发给想送的那一位。' : '没能复制，再点一次试试。'}</View>}
              {open && <Button kind="text" block disabled={busy} onClick={() => void takeBack()}>收回来自己用</Button>}
            </View>
          )}
        </>
      )}
    </Page>
  )
}
