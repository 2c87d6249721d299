import { useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { Ticket } from '../../components/Ticket'
import { Toggle } from '../../components/Toggle'
import { goBack, openPage, switchTab } from '../../routes'
import { setAutoRedeem, useWallet, type Coupon, type Wallet } from '../../state/coupons'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { couponCode, couponTerms } from '../../text/coupons'
import { brandDay, dayText, daysLeftText } from '../../text/dates'
import { refusalWords } from '../../text/refusals'
import './index.scss'

type Drawer = 'usable' | 'used' | 'expired'
const drawers: { drawer: Drawer; name: string; empty: string }[] = [
  { drawer: 'usable', name: '可用', empty: '还没有券' },
  { drawer: 'used', name: '用过的', empty: '还没用过券' },
  { drawer: 'expired', name: '过期的', empty: '没有放过期的券' },
]

/** Where a coupon nobody asked for came from. */
const origins: Record<Coupon['source'], string | null> = { redemption: null, auto_redemption: '到期前自动兑的', benefit: '等级权益', task: '做任务得的', gift: '朋友送的' }

/** Why a coupon cannot be used any more; undefined when it can. */
function reasonOf({ state, usedAt, expiresOn }: Coupon, nowMs: number): string | undefined {
  if (state === 'used' && usedAt) return `${dayText(brandDay(usedAt), nowMs)} 用掉了`
  return state === 'expired' ? `${dayText(expiresOn, nowMs)} 过期了` : undefined
}

function CouponTicket({ coupon, nowMs }: { coupon: Coupon; nowMs: number }) {
  const reason = reasonOf(coupon, nowMs)
  return (
    <Ticket name={coupon.name} terms={coupon.terms} note={couponTerms(coupon.terms)} reason={reason}>
      {!reason && <View className="cap muted">{`用到 ${dayText(coupon.expiresOn, nowMs)} · ${daysLeftText(coupon.daysLeft)}`}</View>}
      {origins[coupon.source] && <View className="mt4"><Tag>{origins[coupon.source]}</Tag></View>}
      {!reason && <View className="coupon-code num">{couponCode(coupon.code)}</View>}
    </Ticket>
  )
}

function AutoRedeem({ autoRedeem, offline }: { autoRedeem: Wallet['autoRedeem']; offline: boolean }) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const change = async (enabled: boolean) => {
    if (busy) return
    setBusy(true)
    setRefused(null)
    try {
      await setAutoRedeem(enabled)
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View>到期前自动兑券</View>
          <View className="sub muted">积分过期前 {autoRedeem.daysBefore} 天，用快过期的那些换够得着的券，别的积分不动。</View>
        </View>
        <Toggle checked={autoRedeem.enabled} label="到期前自动兑券" onChange={(enabled) => void change(enabled)} />
      </View>
      {refused && <Note kind="alert">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note>}
      {offline && !refused && <View className="cap dim mt8">现在没有网络，连上后再改。</View>}
    </Card>
  )
}

export default function CouponsPage() {
  const query = useWallet()
  const { failure, stale, retry } = freshness(query)
  const [chosen, setChosen] = useState<Drawer>('usable')
  const wallet = query.data
  const nowMs = serverNow()
  const shown = drawers.find(({ drawer }) => drawer === chosen) ?? drawers[0]
  return (
    <Page {...useFrame()} title="券包" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && <Skeleton blocks={['title', 'rows']} />}
      {wallet && (
        <>
          <View className="coupon-drawers" role="tablist">
            {drawers.map(({ drawer, name }) => (
              <View
                key={drawer}
                className={drawer === chosen ? 'coupon-drawer coupon-drawer-on' : 'coupon-drawer'}
                onClick={() => setChosen(drawer)}
                aria-selected={drawer === chosen ? 'true' : 'false'}
                {...pressable(undefined, 'tab')}
              >
                {wallet[drawer].length > 0 ? `${name} ${wallet[drawer].length}` : name}
              </View>
            ))}
          </View>
          {wallet[shown.drawer].map((coupon) => <CouponTicket key={coupon.couponId} coupon={coupon} nowMs={nowMs} />)}
          {wallet[shown.drawer].length === 0 && (shown.drawer === 'usable'
            ? <EmptyState picture="parcel" title={shown.empty} body="用积分换一张，券会收在这里。" action="去商城看看" onAction={() => switchTab('mall')} />
            : <EmptyState title={shown.empty} />)}
          {shown.drawer === 'usable' && wallet.usable.length > 0 && <View className="cap dim mt12">门店核销正在准备，券先替你收着，有效期写在券上。</View>}
          <View className="mt24"><AutoRedeem autoRedeem={wallet.autoRedeem} offline={stale?.offline ?? false} /></View>
        </>
      )}
    </Page>
  )
}
