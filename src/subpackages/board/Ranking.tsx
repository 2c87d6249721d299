import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { switchTab } from '../../routes'
import type { Leaderboard } from '../../state/leaderboard'
import { points } from '../../text/points'

const MARKED = 3
const MOST = 50

/** The places, with mine among them. */
export function Ranking({ board }: { board: Leaderboard }) {
  const { rows, state } = board
  if (rows.length === 0) {
    return state === 'running'
      ? <EmptyState title="这个月刚开始" body="签到、做任务、买一杯茶，有了积分就排在这里。" action="去做任务" onAction={() => switchTab('tasks')} />
      : <EmptyState title="这个月没有名次" body="那时还没有人上榜。" />
  }
  return (
    <>
      <Card rows>
        {rows.map(({ place, name, points: earned, mine }, at) => (
          <View key={at} className={mine ? 'board-row board-mine' : 'board-row'}>
            <View className={place <= MARKED ? 'board-place board-top num' : 'board-place num'}>{place}</View>
            <View className="grow line">
              <View className={name ? undefined : 'dim'}>{name ?? '已经退出'}</View>
              {mine && <View className="sub link">你</View>}
            </View>
            <View className="num">{points(earned)}</View>
          </View>
        ))}
      </Card>
      {rows.length === MOST && <View className="cap dim center mt12">只列前 {MOST} 名</View>}
    </>
  )
}
