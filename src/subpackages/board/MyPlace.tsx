import { View } from '@tarojs/components'
import type { Leaderboard } from '../../state/leaderboard'
import { points } from '../../text/points'
import { nextText, placeText } from './words'

/** Where I stand, in sight wherever the list is scrolled to. */
export function MyPlace({ board }: { board: Leaderboard }) {
  const { me } = board
  return (
    <View className="line between board-my">
      <View className="grow">
        <View className="t3 nw">{placeText(board)}</View>
        <View className="sub muted">{nextText(board)}</View>
      </View>
      <View className="board-score">
        <View className="num-m gold">{points(me.points)}</View>
        <View className="cap muted nw">{me.pending > 0 ? `另有 ${points(me.pending)} 待确认` : '积分'}</View>
      </View>
    </View>
  )
}
