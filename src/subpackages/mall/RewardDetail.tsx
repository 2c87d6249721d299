import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { pressable } from '../../components/pressable'
import { RewardArt } from '../../components/RewardArt'
import { Section } from '../../components/Section'
import type { Reward } from '../../state/rewards'
import { points } from '../../text/points'
import { priceText } from '../../text/rewards'
import { Clocks } from './Clocks'
import { facts, priceNote } from './words'

interface RewardDetailProps {
  reward: Reward
  /** Which of its prices is chosen. */
  at: number
  isMember: boolean
  nowMs: number
  onPrice: (at: number) => void
  /** Its hour has come, or is over. */
  onOver: () => unknown
  /** What the same points are worth otherwise. */
  comparison: string | null
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="line between reward-fact">
      <View className="muted">{name}</View>
      <View className="reward-said">{children}</View>
    </View>
  )
}

function Prices({ reward, at, onPrice }: Pick<RewardDetailProps, 'reward' | 'at' | 'onPrice'>) {
  return (
    <View className="reward-prices" role="radiogroup" aria-label={reward.donation ? '捐多少' : '怎么付'}>
      {reward.prices.map((price, index) => (
        <View
          key={price.points}
          className={index === at ? 'reward-choice reward-choice-on' : 'reward-choice'}
          onClick={() => onPrice(index)}
          aria-checked={index === at ? 'true' : 'false'}
          {...pressable(`${priceText(price)}${index === at ? '，已选' : ''}`, 'radio')}
        >
          <View className="grow">
            <View className="gold strong">{priceText(price)}</View>
            <View className="sub muted">{priceNote(reward, price)}</View>
          </View>
          {index === at && <View className="link sub">已选</View>}
        </View>
      ))}
    </View>
  )
}

export function RewardDetail({ reward, at, isMember, nowMs, onPrice, onOver, comparison }: RewardDetailProps) {
  const { picture, coupon, prices, stock, name, story, storyBlocks } = reward
  const price = prices[at]
  return (
    <>
      <View className="reward-picture"><RewardArt picture={picture} terms={coupon?.terms} wide /></View>
      <View className="reward-head">
        <View className="line between baseline wrap">
          <View className="gold"><View className="num-l reward-price">{points(price.points)}</View> 积分{priceText(price).split('积分')[1]}</View>
          {stock && <View className="sub muted">{stock.left > 0 ? `余 ${points(stock.left)} 份` : '兑完了'}</View>}
        </View>
        <View className="t1">{name}</View>
        <View className="muted mt4">{story}</View>
      </View>
      {prices.length > 1 && <Prices reward={reward} at={at} onPrice={onPrice} />}
      <Clocks reward={reward} isMember={isMember} nowMs={nowMs} onOver={onOver} />
      <Card>
        {facts(reward, nowMs).map(([fact, words]) => <Fact key={fact} name={fact}>{words}</Fact>)}
        {comparison && <Fact name="比一比">{comparison}</Fact>}
      </Card>
      {storyBlocks.length > 0 && (
        <Section title="它的来历">
          {storyBlocks.map((block) => (
            <View key={block.text} className="line reward-story">
              {block.picture && <View className="reward-story-picture" role="img" aria-label={block.alt ?? undefined}><RewardArt picture={block.picture} /></View>}
              <View className="grow">{block.text}</View>
            </View>
          ))}
        </Section>
      )}
    </>
  )
}
