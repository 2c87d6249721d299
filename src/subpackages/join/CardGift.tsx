import { Text, View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { RewardArt } from '../../components/RewardArt'
import type { PackageCard } from '../../state/package-cards'
import { dayText } from '../../text/dates'
import { points } from '../../text/points'

type Gift = PackageCard['gift']
type Picture = Parameters<typeof RewardArt>[0]['picture']

interface Piece {
  name: string
  note: string
  picture: Picture
  terms?: Gift['coupons'][number]['terms']
}

/** What the card gives, coupons first; points of joining and of the card are one thing to whoever gets them. */
function piecesOf({ coupons, joinPoints, points: cardPoints }: Gift): Piece[] {
  const pieces: Piece[] = coupons.map(({ name, note, terms, validDays, picture }) => ({ name, note: note || `${validDays} 天内可用`, picture: picture as Picture, terms }))
  if (joinPoints + cardPoints > 0) pieces.push({ name: `${points(joinPoints + cardPoints)} 积分`, note: joinPoints > 0 ? '入会即到账' : '领了就到账', picture: 'cup' })
  return pieces
}

function Still({ piece: { name, note, picture, terms }, wide }: { piece: Piece; wide?: boolean }) {
  return (
    <View className="gift-piece">
      <RewardArt picture={picture} terms={terms} wide={wide} />
      <View className="gift-name">{name}</View>
      <View className="cap muted">{note}</View>
    </View>
  )
}

const counted: Record<number, string> = { 1: '这一样送给你', 2: '这两样送给你', 3: '这三样送给你' }

/** The gift before anything is asked for: one large still life, the others beside it, and how long it waits. */
export function CardGift({ card: { printed, gift, lastDay }, again, nowMs }: { card: PackageCard; again: boolean; nowMs: number }) {
  const [first, ...others] = piecesOf(gift)
  return (
    <>
      <View className="join-head">
        <View className="sub muted">包裹里的一张卡 · <Text className="nw">{printed}</Text></View>
        <View className="join-title">{again ? '又见面了，' : '谢谢你带它回家，'}</View>
        <View className="join-title">{again && gift.kind === 'thanks' ? '这份谢礼给你' : counted[others.length + 1] ?? '这些都送给你'}</View>
      </View>
      <Card>
        <View className={others.length === 1 ? 'gift gift-two' : 'gift'}>
          {first && <Still piece={first} wide={others.length === 0} />}
          {others.length > 0 && <View className="gift-others">{others.map((piece) => <Still key={piece.name} piece={piece} />)}</View>}
        </View>
      </Card>
      <View className="gift-until sub muted">
        <Icon name="clock" size="m" />
        <View className="grow">为你留到 <Text className="nw strong gift-day">{dayText(lastDay, nowMs)}</Text>，每张卡只能领一次。</View>
      </View>
    </>
  )
}
