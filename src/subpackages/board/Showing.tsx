import { useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { Row } from '../../components/Row'
import { Toggle } from '../../components/Toggle'
import { showOnBoard, type Leaderboard } from '../../state/leaderboard'
import { refusalWords } from '../../text/refusals'
import { points } from '../../text/points'
import { howItCounts, wouldBeText } from './words'

interface ShowingProps {
  board: Leaderboard
  offline: boolean
}

function useShowing() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const turn = async (shown: boolean) => {
    if (busy) return
    setBusy(true)
    setRefused(null)
    try {
      await showOnBoard(shown)
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, turn, refusal: refused && <Note kind="alert">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note> }
}

export function HowItCounts({ days }: { days: number }) {
  return (
    <Card title="怎么算">
      {howItCounts(days).map((line) => <View key={line} className="board-rule sub muted">{line}</View>)}
    </Card>
  )
}

/** What the board is and what others would see, before anything is shown of anybody. */
export function Invitation({ board, offline }: ShowingProps) {
  const { busy, turn, refusal } = useShowing()
  const { me } = board
  return (
    <>
      <Card title="每个月，看看攒到第几">
        <View className="muted">愿意上榜的会员，按这个月得的积分排一排。上榜以后，你也能看到别人的名次。</View>
        <View className="board-invite">
          <Row icon="user" title="别人看到的你" aside={<View className="t3 board-ink">{me.name}</View>} />
          <Row
            icon="star"
            title="这个月的积分"
            note={wouldBeText(me)}
            aside={<View className="num-m gold">{points(me.points)}</View>}
          />
        </View>
        {refusal}
        <View className="mt12">
          <Button block loading={busy} disabled={offline} reason="现在没有网络，连上后再来。" onClick={() => void turn(true)}>上榜</Button>
        </View>
        <View className="cap dim center mt8">随时能退出，名字马上就看不到了</View>
      </Card>
      <HowItCounts days={board.refundWindowDays} />
    </>
  )
}

/** The switch of who is on the board. */
export function Staying({ board, offline }: ShowingProps) {
  const { turn, refusal } = useShowing()
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View>在榜上显示我</View>
          <View className="sub muted">别人看到的是 {board.me.name}。关掉后，每个月的榜上都马上看不到你的名字。</View>
        </View>
        <Toggle checked={board.shown} label="在榜上显示我" onChange={(shown) => void turn(shown)} />
      </View>
      {refusal}
      {offline && !refusal && <View className="cap dim mt8">现在没有网络，连上后再改。</View>}
    </Card>
  )
}
