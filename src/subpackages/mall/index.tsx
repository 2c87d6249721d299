import { useCallback, useEffect, useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { toApiError, type ApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Skeleton } from '../../components/Skeleton'
import { goBack, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { redeemReward, unheardRedemption, useRedemptionPreview, type Redemption, type Wanted } from '../../state/redemptions'
import { useMall, type Reward } from '../../state/rewards'
import { useSession } from '../../state/session'
import { useComparison } from './comparison'
import { ConfirmSheet } from './ConfirmSheet'
import { RedeemDock } from './RedeemDock'
import { RedeemedScreen } from './RedeemedScreen'
import { RewardDetail } from './RewardDetail'
import { closedBy } from './words'
import './index.scss'

/** So soon after the tap an answer that was lost is asked for by itself; later only a new tap does it. */
const freshMs = 10 * 60_000

/** Redeems once at a time; what was tapped and not answered is taken up again. */
function useRedeeming(rewardId: string) {
  const [busy, setBusy] = useState(false)
  const [resuming, setResuming] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [redeemed, setRedeemed] = useState<Redemption | null>(null)
  const underWay = useRef(false)
  const redeem = useCallback(async (wanted: Wanted) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setRefused(null)
    try {
      setRedeemed(await redeemReward(rewardId, wanted))
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }, [rewardId])
  useEffect(() => {
    const unheard = unheardRedemption(rewardId)
    if (!unheard || serverNow() - unheard.sentAt > freshMs) return
    setResuming(true)
    void redeem(unheard)
  }, [rewardId, redeem])
  return { busy, resuming: busy && resuming, refused, redeemed, redeem }
}

/** One of its prices, and how it is to be had; what is no longer offered gives way to the first. */
function useChoice(reward: Reward | undefined) {
  const [price, setPrice] = useState(0)
  const [delivery, setDelivery] = useState<Reward['delivery'][number] | null>(null)
  const at = reward && price < reward.prices.length ? price : 0
  // Money is paid in the store, so what costs some is fetched there.
  const ways = reward?.kind === 'physical' ? reward.delivery.filter((way) => way === 'pick_up' || reward.prices[at].fen === 0) : []
  return { at, setPrice, ways, delivery: delivery && ways.includes(delivery) ? delivery : ways[0] ?? null, setDelivery }
}

/** One reward: what it is, at which prices, one button, and before anything goes a last look. */
export default function RewardPage() {
  const frame = useFrame()
  const rewardId = useRouter().params.id ?? ''
  const isMember = useSession()?.role === 'member'
  const mall = useMall()
  const listed = mall.data?.rewards.find((each) => each.rewardId === rewardId)
  const [asking, setAsking] = useState<'redeem' | 'reserve' | null>(null)
  const { busy, resuming, refused, redeemed, redeem } = useRedeeming(rewardId)
  const { at, setPrice, ways, delivery, setDelivery } = useChoice(listed)
  const preview = useRedemptionPreview(rewardId, isMember && rewardId !== '', at > 0 ? listed?.prices[at].points : undefined)
  const comparison = useComparison(isMember ? listed : undefined)

  const reward = preview.data?.reward ?? listed
  const price = reward?.prices[at] ?? reward?.prices[0]
  const asked = [freshness(preview), freshness(mall)]
  const failure = reward ? null : asked.find((each) => each.failure)?.failure ?? null
  const stale = asked.find((each) => each.stale)?.stale ?? null
  const retry = () => void Promise.all([mall.refetch(), isMember ? preview.refetch() : null])
  const soonest = preview.data?.from[0]?.expiresOn
  const lapsing = soonest !== undefined && mall.data?.member?.expiring?.expiresOn === soonest
  const unheard = isMember ? unheardRedemption(rewardId) : null
  const nowMs = serverNow()
  const closed = reward && price ? closedBy(reward, price, preview.data?.available ?? null, nowMs) : null

  async function confirm() {
    if (!price) return
    const reserve = asking === 'reserve'
    await redeem({ pricePoints: price.points, priceFen: price.fen, delivery: reserve ? null : delivery, reserve })
    setAsking(null)
  }

  if (redeemed) return <RedeemedScreen redemption={redeemed} frame={frame} />
  return (
    <Page
      {...frame}
      title="兑换"
      onBack={goBack}
      offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}
      dock={reward && price && (
        <RedeemDock
          reward={reward}
          price={price}
          availableAfter={preview.data?.availableAfter ?? null}
          isMember={isMember}
          busy={busy}
          ready={preview.data !== undefined}
          stale={stale !== null}
          unheard={unheard?.pricePoints ?? null}
          closed={closed}
          refused={refused?.code ?? null}
          onAsk={(reserve) => setAsking(reserve ? 'reserve' : 'redeem')}
          onResume={() => unheard && void redeem(unheard)}
        />
      )}
    >
      {failure && failure.code !== 'NOT_FOUND' && <FailedQuery error={failure} onRetry={retry} />}
      {!reward && mall.isPending && !failure && <Skeleton blocks={['hero', 'rows']} />}
      {!reward && (mall.data || failure?.code === 'NOT_FOUND') && (
        <EmptyState picture="parcel" title="这件已经不在商城里了" body="积分没有动，看看别的。" action="去商城看看" onAction={() => switchTab('mall')} />
      )}
      {resuming && <Note icon="refresh">上次的兑换没等到回音，正在确认，不会扣两遍。</Note>}
      {reward && <RewardDetail reward={reward} at={reward.prices[at] ? at : 0} isMember={isMember} nowMs={nowMs} onPrice={setPrice} onOver={mall.refetch} comparison={comparison} />}
      {asking && reward && price && preview.data && (busy || !closed) && (
        <ConfirmSheet
          reward={reward}
          price={price}
          preview={preview.data}
          lapsing={lapsing}
          reserve={asking === 'reserve'}
          ways={ways}
          delivery={delivery}
          busy={busy}
          nowMs={nowMs}
          onDelivery={setDelivery}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  )
}
