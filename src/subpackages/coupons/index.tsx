import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Skeleton } from '../../components/Skeleton'
import { Ticket } from '../../components/Ticket'
import { goBack, openPage, switchTab } from '../../routes'
import { useWallet, type Coupon } from '../../state/coupons'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useSession } from '../../state/session'
import { couponTerms } from '../../text/coupons'
import { brandDay, dayText } from '../../text/dates'
import { AutoRedeem } from './AutoRedeem'
import { judge, keepBill, keptBill, type MyBill } from './bill'
import { BillPanel } from './BillPanel'
import { RestingTicket, UsableTicket } from './CouponTicket'
import './index.scss'

type Drawer = 'usable' | 'notNow' | 'over'
const drawers: { drawer: Drawer; name: string; empty: string; body?: string }[] = [
  { drawer: 'usable', name: '可用', empty: '这一单还没有能用的券', body: '换一单看看，或用积分换一张，券会收在这里。' },
  { drawer: 'notNow', name: '暂不可用', empty: '没有用不上的券' },
  { drawer: 'over', name: '用过的', empty: '还没用过券' },
]

/** On screen at once: a page of the mini-program holds only so much. */
const perPage = 12

/** What became of a coupon. */
function fate({ state, usedAt, expiresOn }: Coupon, nowMs: number): string {
  if (state === 'given') return '送给朋友了'
  return state === 'used' && usedAt ? `${dayText(brandDay(usedAt), nowMs)} 用掉了` : `${dayText(expiresOn, nowMs)} 过期了`
}

/** The wallet, judged by a bill: what saves how much, what lacks what, and what is over. */
export default function CouponsPage() {
  const isMember = useSession()?.role === 'member'
  const query = useWallet(isMember)
  const { failure, stale, retry } = freshness(query)
  const [chosen, setChosen] = useState<Drawer>('usable')
  const [at, setAt] = useState(0)
  const [bill, setBill] = useState<MyBill>(keptBill)
  const [opened, setOpened] = useState<string | null>(null)
  const wallet = query.data
  const nowMs = serverNow()
  const judged = judge(wallet?.usable ?? [], bill, nowMs)
  const over = [...(wallet?.used ?? []), ...(wallet?.expired ?? [])].sort((a, b) => Date.parse(b.usedAt ?? b.expiresAt) - Date.parse(a.usedAt ?? a.expiresAt))
  const counts = { usable: judged.usable.length, notNow: judged.notNow.length, over: over.length }
  const shown = drawers.find(({ drawer }) => drawer === chosen) ?? drawers[0]
  const from = at * perPage
  const page = <T,>(all: readonly T[]) => all.slice(from, from + perPage)

  const choose = (drawer: Drawer) => {
    setChosen(drawer)
    setAt(0)
  }
  const turn = (to: number) => {
    setAt(to)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const change = (next: MyBill) => {
    keepBill(next)
    setBill(next)
    setAt(0)
  }
  return (
    <Page {...useFrame()} title="券包" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {!isMember && <EmptyState picture="parcel" title="入会后才有券包" body="兑的、送的、朋友给的券，都会收在这里。" action="去入会" onAction={() => openPage('join')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows']} />}
      {wallet && (
        <>
          <View className="coupon-drawers" role="tablist">
            {drawers.map(({ drawer, name }) => (
              <View
                key={drawer}
                className={drawer === chosen ? 'coupon-drawer coupon-drawer-on' : 'coupon-drawer'}
                onClick={() => choose(drawer)}
                aria-selected={drawer === chosen ? 'true' : 'false'}
                {...pressable(undefined, 'tab')}
              >
                {counts[drawer] > 0 && drawer !== 'over' ? `${name} ${counts[drawer]}` : name}
              </View>
            ))}
          </View>
          {chosen !== 'over' && wallet.usable.length > 0 && <BillPanel bill={bill} savedFen={judged.savedFen} together={judged.together} onChange={change} />}
          {at > 0 && <View className="mt12"><Button kind="soft" block onClick={() => turn(at - 1)}>前面的</Button></View>}
          {chosen === 'usable' && page(judged.usable).map((each) => {
            const { couponId } = each.coupon
            return <UsableTicket key={couponId} judged={each} nowMs={nowMs} open={opened === couponId} onOpen={() => setOpened(opened === couponId ? null : couponId)} />
          })}
          {chosen === 'notNow' && page(judged.notNow).map((each) => <RestingTicket key={each.coupon.couponId} judged={each} nowMs={nowMs} />)}
          {chosen === 'over' && page(over).map((coupon) => <Ticket key={coupon.couponId} name={coupon.name} terms={coupon.terms} note={couponTerms(coupon.terms)} reason={fate(coupon, nowMs)} />)}
          {counts[chosen] > from + perPage && <View className="mt16"><Button kind="soft" block onClick={() => turn(at + 1)}>后面的</Button></View>}
          {counts[chosen] === 0 && (shown.body
            ? <EmptyState picture="parcel" title={shown.empty} body={shown.body} action="去商城看看" onAction={() => switchTab('mall')} />
            : <EmptyState title={shown.empty} />)}
          {chosen !== 'over' && <View className="mt24"><AutoRedeem autoRedeem={wallet.autoRedeem} offline={stale?.offline ?? false} /></View>}
        </>
      )}
    </Page>
  )
}
