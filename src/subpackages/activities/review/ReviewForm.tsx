import { Textarea, View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { pressable } from '../../../components/pressable'
import type { MyPurchase } from '../../../state/activities'
import { momentText } from '../../../text/dates'
import { exactMoney } from '../../../text/money'
import { Stars } from './Stars'

export interface Said {
  stars: number
  text: string
  tags: string[]
}

interface Props {
  purchase: MyPurchase
  offered: string[]
  said: Said
  nowMs: number
  onSay: (said: Said) => void
}

const atMost = 300

export function ReviewForm({ purchase, offered, said, nowMs, onSay }: Props) {
  const toggled = (tag: string) => (said.tags.includes(tag) ? said.tags.filter((each) => each !== tag) : [...said.tags, tag])
  return (
    <>
      <Card>
        <View className="center">
          <View className="t3">{purchase.label}</View>
          <View className="sub muted">{momentText(purchase.paidAt, nowMs)} · {exactMoney(purchase.paidFen)}</View>
        </View>
        <Stars stars={said.stars} onChoose={(stars) => onSay({ ...said, stars })} />
      </Card>
      <Card title="想说的" aside="可以不填">
        <View className="review-tags">
          {offered.map((tag) => (
            <View
              key={tag}
              className={said.tags.includes(tag) ? 'review-tag review-tag-on' : 'review-tag'}
              onClick={() => onSay({ ...said, tags: toggled(tag) })}
              aria-checked={said.tags.includes(tag) ? 'true' : 'false'}
              {...pressable(tag, 'checkbox')}
            >
              {tag}
            </View>
          ))}
        </View>
        <Textarea
          className="review-text"
          value={said.text}
          maxlength={atMost}
          placeholder="哪里好，哪里不好"
          placeholderClass="field-placeholder"
          aria-label="想说的话"
          onInput={({ detail }) => onSay({ ...said, text: detail.value.slice(0, atMost) })}
        />
        <View className="cap dim review-count">{said.text.length}/{atMost}</View>
      </Card>
    </>
  )
}
