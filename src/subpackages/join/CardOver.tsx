import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { programme as brand } from '../../../brand/programme'
import { Button } from '../../components/Button'
import { StatePanel } from '../../components/StatePanel'
import { openPage, switchTab } from '../../routes'
import type { PackageCard } from '../../state/package-cards'
import { points } from '../../text/points'
import { standing } from './words'

const callService = () => void Taro.makePhoneCall({ phoneNumber: brand.servicePhone }).catch(() => undefined)

/** The service desk by phone, in words that fit the screen it stands on. */
export function CallService({ words = '联系客服' }: { words?: string }) {
  return <Button kind="text" onClick={callService}>{words}</Button>
}

interface Props {
  card: PackageCard & { state: Exclude<PackageCard['state'], 'open'> }
  isMember: boolean
  /** What joining brings without a card. */
  welcomePoints: number
  nowMs: number
  onWithout: () => void
}

/** A card that gives nothing now: what is true, and where to from here. */
export function CardOver({ card, isMember, welcomePoints, nowMs, onWithout }: Props) {
  const { state, gift } = card
  const { picture, title, body } = standing[state](card, nowMs)
  const joinWords = state === 'taken' ? `没关系，普通入会得 ${points(welcomePoints)} 积分` : state === 'not_yet' ? `先入会，得 ${points(welcomePoints)} 积分` : `入会，从 ${points(welcomePoints)} 积分开始`
  const hasCoupons = gift.coupons.length > 0
  const service = state === 'taken' ? '不是我们领的，联系客服' : '联系客服'
  const canCall = state === 'taken' || state === 'voided'
  const panel = (
    <StatePanel picture={picture} title={title} body={body}>
      {state === 'mine' && <Button onClick={() => openPage(hasCoupons ? 'coupons' : 'points')}>{hasCoupons ? '去券包看看' : '看看积分明细'}</Button>}
      {state !== 'mine' && isMember && <Button onClick={() => switchTab('home')}>看看我的卡</Button>}
      {state !== 'mine' && !isMember && <Button onClick={onWithout}>{joinWords}</Button>}
      {canCall && <CallService words={service} />}
      {!canCall && <Button kind="text" onClick={() => switchTab('mall')}>随便看看</Button>}
    </StatePanel>
  )
  return state === 'expired' || state === 'voided' ? <View className="card-over">{panel}</View> : panel
}
