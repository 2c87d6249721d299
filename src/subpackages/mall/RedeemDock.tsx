import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Note } from '../../components/Note'
import { openPage, switchTab } from '../../routes'
import type { Price, Reward } from '../../state/rewards'
import { type ErrorCode } from '../../text/errors'
import { refusalWords } from '../../text/refusals'
import { redeeming } from '../../text/refusals/redeeming'
import { points } from '../../text/points'
import type { Closed } from './words'

interface RedeemDockProps {
  reward: Reward
  price: Price
  availableAfter: number | null
  isMember: boolean
  busy: boolean
  /** The server has said which points would go. */
  ready: boolean
  /** What is shown could not be confirmed: nothing is spent on it. */
  stale: boolean
  /** Points of one that was sent and not heard of: asking again is always safe. */
  unheard: number | null
  closed: Closed | null
  /** Why the last tap came to nothing. */
  refused: ErrorCode | null
  onAsk: (reserve: boolean) => void
  onResume: () => void
}

const ways = {
  tasks: { words: '去攒积分', go: () => switchTab('tasks') },
  mall: { words: '看看别的', go: () => switchTab('mall') },
}

function Buttons({ reward, price, availableAfter, isMember, busy, ready, stale, unheard, closed, onAsk, onResume }: RedeemDockProps) {
  if (!isMember) return <Button block onClick={() => openPage('join')}>入会后就能兑</Button>
  if (unheard !== null && !busy) {
    return (
      <>
        <Button block onClick={onResume}>接着上次的兑换</Button>
        <View className="cap muted center">上次用 {points(unheard)} 积分的那一笔没等到回音，接着问同一笔，不会扣两遍</View>
      </>
    )
  }
  if (closed && !busy) {
    const way = closed.way && ways[closed.way]
    return (
      <>
        <View className="line reward-buttons">
          <View className="grow"><Button block disabled>{closed.button}</Button></View>
          {way && <Button kind="soft" onClick={way.go}>{way.words}</Button>}
        </View>
        <View className="cap muted center">{closed.reason}</View>
      </>
    )
  }
  const off = !ready || stale
  return (
    <>
      <View className="line reward-buttons">
        <View className="grow">
          <View className="cap muted">兑后还剩</View>
          <View className="t2 num">{availableAfter === null ? '—' : points(availableAfter)}</View>
        </View>
        {reward.reserveHours !== null && <Button kind="soft" disabled={off || busy} onClick={() => onAsk(true)}>先留着</Button>}
        <Button loading={busy} disabled={off} onClick={() => onAsk(false)}>{reward.kind === 'donation' ? `捐 ${points(price.points)} 积分` : `用 ${points(price.points)} 积分兑换`}</Button>
      </View>
      {stale && <View className="cap muted center">连上网再兑，积分都在</View>}
    </>
  )
}

export function RedeemDock(props: RedeemDockProps) {
  const { refused } = props
  const words = refused && refusalWords(refused, redeeming)
  return (
    <View className="reward-dock-words">
      {words && (
        <Note kind="alert" {...(refused === 'ADDRESS_NEEDED' ? { action: '填地址', onAction: () => openPage('address') } : {})}>{words.title}。{words.body}</Note>
      )}
      <Buttons {...props} />
    </View>
  )
}
