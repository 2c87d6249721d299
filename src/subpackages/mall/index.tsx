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
import { goBack, openPage, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { redeemReward, unheardRedemption, useRedemptionPreview, type Redemption, type Wanted } from '../../state/redemptions'
import { useMall } from '../../state/rewards'
import { useSession } from '../../state/session'
import { errorWords } from '../../text/errors'
import { RedeemDock } from './RedeemDock'
import { RedeemedScreen } from './RedeemedScreen'
import { RewardDetail } from './RewardDetail'
import './index.scss'

/** So soon after the tap an answer that was lost is asked for by itself; later only a new tap does it. */
const freshMs = 10 * 60_000

/** One reward: what it is, which points would go, one button. What was tapped and not answered is taken up again. */
export default function RewardPage() {
  const frame = useFrame()
  const rewardId = useRouter().params.id ?? ''
  const isMember = useSession()?.role === 'member'
  const mall = useMall()
  const preview = useRedemptionPreview(rewardId, isMember && rewardId !== '')
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

  const reward = preview.data?.reward ?? mall.data?.rewards.find((each) => each.rewardId === rewardId)
  const asked = [freshness(preview), freshness(mall)]
  const failure = reward ? null : asked.find((each) => each.failure)?.failure ?? null
  const stale = asked.find((each) => each.stale)?.stale ?? null
  const retry = () => void Promise.all([mall.refetch(), isMember ? preview.refetch() : null])
  const soonest = preview.data?.from[0]?.expiresOn
  const lapsing = soonest !== undefined && mall.data?.member?.expiring?.expiresOn === soonest
  const words = refused && errorWords(refused.code)

  if (redeemed) return <RedeemedScreen redemption={redeemed} frame={frame} />
  return (
    <Page
      {...frame}
      title="兑换"
      onBack={goBack}
      offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}
      dock={reward && (
        <RedeemDock
          reward={reward}
          availableAfter={preview.data?.availableAfter ?? null}
          isMember={isMember}
          busy={busy}
          ready={preview.data !== undefined && !stale}
          unheard={isMember && unheardRedemption(rewardId) !== null}
          onRedeem={() => void redeem({ pricePoints: reward.prices[0].points, priceFen: reward.prices[0].fen, delivery: null, reserve: false })}
          onJoin={() => openPage('join')}
        />
      )}
    >
      {failure && failure.code !== 'NOT_FOUND' && <FailedQuery error={failure} onRetry={retry} />}
      {!reward && mall.isPending && !failure && <Skeleton blocks={['hero', 'rows']} />}
      {!reward && (mall.data || failure?.code === 'NOT_FOUND') && (
        <EmptyState picture="parcel" title="这件已经不在商城里了" body="积分没有动，看看别的。" action="去商城看看" onAction={() => switchTab('mall')} />
      )}
      {busy && resuming && <Note icon="refresh">上次的兑换没等到回音，正在确认，不会扣两遍。</Note>}
      {words && <Note kind="alert">{words.title}。{words.body}</Note>}
      {reward && <RewardDetail reward={reward} preview={preview.data} lapsing={lapsing} nowMs={serverNow()} />}
    </Page>
  )
}
