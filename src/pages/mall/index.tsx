import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Chips } from '../../components/Chips'
import { FailedQuery } from '../../components/FailedQuery'
import { Icon } from '../../components/Icon'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { RewardShelf } from '../../components/RewardShelf'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { named, useMall, type Mall } from '../../state/rewards'
import { points } from '../../text/points'
import { ExpiringShelf } from './ExpiringShelf'
import { TimedCard } from './TimedCard'
import './index.scss'

/** The first few of each shelf; the rest is on a page of its own. */
const shelves = [
  { id: 'goods', name: '实物', first: 6 },
  { id: 'coupons', name: '券', first: 3 },
  { id: 'benefits', name: '权益', first: 3 },
  { id: 'charity', name: '公益', first: 2 },
] as const

/** Four ways to spend among the shelves: goods, coupons, off a bill at the till, and for others. */
const ways = [{ id: 'all', name: '搜索' }, ...shelves.slice(0, 2), { id: 'till', name: '积分抵现' }, ...shelves.slice(2)]

const openReward = (id: string) => openPage('reward', { id })
const openShelf = (shelf: string) => openPage('shelf', { shelf })

function Head({ member }: { member: Mall['member'] }) {
  if (!member) {
    return (
      <View className="line between wrap mall-head">
        <View>
          <View className="t1">积分能换这些</View>
          <View className="sub muted">入会就送积分，先看看想换什么</View>
        </View>
        <Button kind="soft" small onClick={() => openPage('join')}>去入会</Button>
      </View>
    )
  }
  return (
    <View className="line between wrap mall-head">
      <View>
        <View className="line baseline"><View className="num-l">{points(member.available)}</View><View className="sub muted">可用积分</View></View>
        <View className="more mall-can" onClick={() => openShelf('can')} {...pressable(undefined, 'link')}>{`你现在能兑 ${member.affordable} 件`}<Icon name="right" size="s" /></View>
      </View>
      <View className="more section-more" onClick={() => openPage('redemptions')} {...pressable(undefined, 'link')}>兑换记录<Icon name="right" size="s" /></View>
    </View>
  )
}

/** What points can be exchanged for: first what uses up those about to lapse, then a few of everything. */
export default function MallPage() {
  const query = useMall()
  const { failure, stale, retry } = freshness(query)
  const mall = query.data
  const member = mall?.member ?? null
  const nowMs = serverNow()
  const shown = { nowMs, off: stale !== null, onOpen: openReward }
  const fits = mall ? named(mall, mall.expiringFirst) : []
  const forYou = mall ? named(mall, mall.forYou) : []
  const timed = mall ? mall.rewards.filter(({ publicAt, closesAt }) => publicAt || (closesAt && Date.parse(closesAt) > nowMs)) : []
  return (
    <Page {...useFrame()} title="积分商城" offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && <Skeleton blocks={['balance', 'rows', 'rows']} />}
      {mall && (
        <>
          <Head member={member} />
          <Chips chips={ways} onChoose={(id) => (id === 'till' ? openPage('till') : openShelf(id))} />
          {member?.expiring && fits.length > 0 && <ExpiringShelf expiring={member.expiring} fits={fits} {...shown} />}
          {forYou.length > 0 && <Section title="为你"><View className="mall-strip"><RewardShelf shelf={null} rewards={forYou} {...shown} /></View></Section>}
          {timed.length > 0 && (
            <Section title="限时和早享" more={timed.length > 3 ? '全部' : undefined} onMore={() => openShelf('timed')}>
              {timed.slice(0, 3).map((reward) => <TimedCard key={reward.rewardId} reward={reward} isMember={member !== null} onOver={query.refetch} {...shown} />)}
            </Section>
          )}
          {shelves.map(({ id, name, first }) => {
            const rewards = mall.rewards.filter((reward) => reward.shelf === id && !timed.includes(reward))
            return rewards.length > 0 && (
              <Section key={id} title={name} more={rewards.length > first ? `全部 ${rewards.length} 件` : undefined} onMore={() => openShelf(id)}>
                <RewardShelf shelf={id} rewards={rewards.slice(0, first)} {...shown} />
              </Section>
            )
          })}
        </>
      )}
    </Page>
  )
}
