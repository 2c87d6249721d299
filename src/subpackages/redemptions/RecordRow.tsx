import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { pressable } from '../../components/pressable'
import { RewardArt } from '../../components/RewardArt'
import { Tag } from '../../components/Tag'
import { openPage } from '../../routes'
import { momentText } from '../../text/dates'
import { isUnderWay, isUndone, paidText, stateWord, type Redemption } from '../../text/redemptions'

interface Props {
  redemption: Redemption
  nowMs: number
}

export function RecordRow({ redemption, nowMs }: Props) {
  const { redemptionId, name, picture, redeemedAt } = redemption
  const [word, paid, when] = [stateWord(redemption), paidText(redemption), momentText(redeemedAt, nowMs)]
  const over = isUndone(redemption)
  return (
    <View
      className={over ? 'record record-over' : 'record'}
      onClick={() => openPage('redemption', { id: redemptionId })}
      {...pressable(`${name}，${word}，${paid}，${when}`, 'link')}
    >
      <View className="record-art">{picture ? <RewardArt picture={picture} /> : <Icon name="ticket" />}</View>
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="record-facts">
          <View className="sub num gold">{paid}</View>
          <View className="cap dim num">{when}</View>
        </View>
      </View>
      <Tag kind={isUnderWay(redemption) ? 'brand' : 'plain'}>{word}</Tag>
    </View>
  )
}
