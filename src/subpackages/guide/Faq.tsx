import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { programme } from '../../../brand/programme'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { Icon } from '../../components/Icon'
import { pressable } from '../../components/pressable'
import { Section } from '../../components/Section'
import { tied } from '../../text/points'
import { search, type Answered } from './questions'

// Not calling after all is no failure.
const callService = () => void Taro.makePhoneCall({ phoneNumber: programme.servicePhone }).catch(() => undefined)

/** Questions that open on a tap; a search opens what it finds. */
export function Faq({ answered }: { answered: Answered[] }) {
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const searching = typed.trim() !== ''
  const found = searching ? search(answered, typed) : answered
  return (
    <Section title="常见问题">
      <Field
        label="搜一搜"
        value={typed}
        placeholder="比如：过期、退款、升级"
        maxLength={20}
        onChange={setTyped}
        aside={searching && <Button kind="text" small onClick={() => setTyped('')}>清空</Button>}
      />
      <Card rows>
        {found.map(({ question, answer }) => {
          const open = searching || opened === question
          return (
            <View key={question} className="guide-question">
              <View
                className={open ? 'guide-ask guide-open' : 'guide-ask'}
                onClick={() => setOpened(open ? null : question)}
                aria-expanded={open ? 'true' : 'false'}
                {...pressable()}
              >
                <View className={open ? 'grow strong' : 'grow'}>{question}</View>
                <Icon name="right" size="s" />
              </View>
              {open && <View className="guide-answer">{tied(answer)}</View>}
            </View>
          )
        })}
        {found.length === 0 && (
          <View className="guide-none center" role="status">
            <View className="strong">没有找到「{typed.trim()}」</View>
            <View className="sub muted mt4">换个短一点的词试试，或者问客服。</View>
            <View className="mt16">
              <Button kind="soft" icon="phone" onClick={callService}>客服 {programme.servicePhone}</Button>
            </View>
          </View>
        )}
      </Card>
    </Section>
  )
}
