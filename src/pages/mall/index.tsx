import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { FailedQuery } from '../../components/FailedQuery'
import { Icon } from '../../components/Icon'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useMall } from '../../state/rewards'
import { points } from '../../text/points'
import { ExpiringShelf } from './ExpiringShelf'
import { RewardCard } from './RewardCard'
import './index.scss'

/** What points can be exchanged for: first what uses up those about to lapse, then everything. */
export default function MallPage() {
  const query = useMall()
  const { failure, stale, retry } = freshness(query)
  const mall = query.data
  const nowMs = serverNow()
  const openReward = (id: string) => openPage('reward', { id })
  const fits = mall ? mall.expiringFirst.flatMap((id) => mall.rewards.find(({ rewardId }) => rewardId === id) ?? []) : []
  return (
    <Page {...useFrame()} title="积分商城" offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && <Skeleton blocks={['balance', 'rows', 'rows']} />}
      {mall && (
        <>
          <View className="line between wrap mall-head">
            <View>
              <View className="t1">{mall.member ? `你现在能兑 ${mall.member.affordable} 件` : '积分能换这些'}</View>
              <View className="sub muted">{mall.member ? `${points(mall.member.available)} 可用积分` : '入会就送积分，先看看想换什么'}</View>
            </View>
            {mall.member
              ? <View className="more section-more" onClick={() => openPage('coupons')} {...pressable(undefined, 'link')}>我的券<Icon name="right" /></View>
              : <Button kind="soft" small onClick={() => openPage('join')}>去入会</Button>}
          </View>
          {mall.member?.expiring && fits.length > 0 && <ExpiringShelf expiring={mall.member.expiring} fits={fits} nowMs={nowMs} onOpen={openReward} />}
          <Section title="全部">
            <View className="mall-grid">
              {mall.rewards.map((reward) => <RewardCard key={reward.rewardId} reward={reward} nowMs={nowMs} onClick={() => openReward(reward.rewardId)} />)}
            </View>
          </Section>
        </>
      )}
    </Page>
  )
}
