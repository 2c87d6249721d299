import { View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { pressable } from '../../../components/pressable'
import type { Survey } from '../../../state/activities'

interface Props {
  question: Survey['questions'][number]
  place: number
  total: number
  /** Marked under the finger, before the server has kept it. */
  marked: string | null
  disabled: boolean
  onAnswer: (optionId: string) => void
}

/** One question, answered by one tap. */
export function Question({ question, place, total, marked, disabled, onAnswer }: Props) {
  const answer = marked ?? question.answer
  return (
    <>
      <View className="survey-line" aria-hidden="true">
        <View className="survey-fill" style={{ width: `${((place - 1) * 100) / total}%` }} />
      </View>
      <View className="sub muted num mt12">{place}/{total}</View>
      <View className="t1 mt4 survey-text" role="heading" aria-level="2">{question.text}</View>
      <View role="radiogroup">
        {question.options.map(({ optionId, name, note }) => (
          <View
            key={optionId}
            className={optionId === answer ? 'survey-option survey-option-on' : 'survey-option'}
            aria-checked={optionId === answer ? 'true' : 'false'}
            {...(disabled ? { 'aria-disabled': 'true' } : { onClick: () => onAnswer(optionId), ...pressable(`${name}，${note}`, 'radio') })}
          >
            <View className="grow">
              <View className="t3">{name}</View>
              <View className="sub muted">{note}</View>
            </View>
            {optionId === answer && <Icon name="check" size="m" />}
          </View>
        ))}
      </View>
    </>
  )
}
