import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Checkbox } from '../../../components/Checkbox'
import { Chips } from '../../../components/Chips'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Field } from '../../../components/Field'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { pressable } from '../../../components/pressable'
import { RewardShelf } from '../../../components/RewardShelf'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useMall, type Mall } from '../../../state/rewards'
import { chosen, kinds, kindsOf, orders, type Choice } from './choice'
import './index.scss'

/** So many on screen at a time, so that a thousand rewards are as light as twenty. */
const PAGE = 20

const shelves = ['coupons', 'benefits', 'charity'] as const

interface ShownProps {
  mall: Mall
  choice: Choice
  off: boolean
  nowMs: number
  onAll: () => void
}

function Shown({ mall, choice, off, nowMs, onAll }: ShownProps) {
  const [at, setAt] = useState(0)
  const rewards = chosen(mall, choice, nowMs)
  const pages = Math.ceil(rewards.length / PAGE)
  const page = Math.min(at, pages - 1)
  function turn(to: number) {
    setAt(to)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  if (rewards.length === 0) {
    return choice.words.trim()
      ? <EmptyState title="没找到这样的好礼" body="换个词试试，名字和故事里的字都能搜。" action="看全部" onAction={onAll} />
      : <EmptyState title={choice.can ? '现在还没有能兑的' : '这里暂时是空的'} body="再攒一点，或看看别的。" action="看全部" onAction={onAll} />
  }
  return (
    <>
      <RewardShelf shelf={shelves.find((shelf) => shelf === choice.kind) ?? null} rewards={rewards.slice(page * PAGE, (page + 1) * PAGE)} nowMs={nowMs} off={off} onOpen={(id) => openPage('reward', { id })} />
      <View className="cap dim center mt16">{pages > 1 ? `第 ${page + 1}/${pages} 页，` : ''}共 {rewards.length} 件</View>
      {pages > 1 && (
        <View className="line mt12 shelf-turn">
          <Button kind="soft" disabled={page === 0} onClick={() => turn(page - 1)}>上一页</Button>
          <Button kind="soft" disabled={page === pages - 1} onClick={() => turn(page + 1)}>下一页</Button>
        </View>
      )}
    </>
  )
}

/** Everything in the mall: searched by its words, by kind, by what can be had now, in the order one likes. */
export default function ShelfPage() {
  const { shelf } = useRouter().params
  const [choice, setChoice] = useState<Choice>(() => ({ kind: kinds.find(({ id }) => id === shelf)?.id ?? 'all', order: 'house', can: shelf === 'can', words: '' }))
  const query = useMall()
  const { failure, stale, retry } = freshness(query)
  const nowMs = serverNow()
  const mall = query.data
  const choose = (change: Partial<Choice>) => setChoice({ ...choice, ...change })
  return (
    <Page {...useFrame()} title="全部好礼" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && <Skeleton blocks={['rows', 'rows']} />}
      {mall && (
        <>
          <Field label="搜好礼" value={choice.words} onChange={(words) => choose({ words })} placeholder="比如 香、杯垫、续杯" maxLength={20} />
          <Chips chips={kindsOf(mall, nowMs)} on={choice.kind} onChoose={(kind) => choose({ kind })} />
          <View className="line between wrap shelf-tools">
            {mall.member ? <Checkbox checked={choice.can} onChange={(can) => choose({ can })} label="只看能兑的" /> : <View />}
            <View className="line shelf-orders" role="tablist">
              {orders.map(({ id, name }) => (
                <View key={id} className={id === choice.order ? 'shelf-order on' : 'shelf-order'} aria-selected={id === choice.order ? 'true' : 'false'} onClick={() => choose({ order: id })} {...pressable(undefined, 'tab')}>{name}</View>
              ))}
            </View>
          </View>
          <Shown key={JSON.stringify(choice)} mall={mall} choice={choice} nowMs={nowMs} off={stale !== null} onAll={() => setChoice({ kind: 'all', order: 'house', can: false, words: '' })} />
        </>
      )}
    </Page>
  )
}
