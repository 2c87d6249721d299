import { View } from '@tarojs/components'
import './Changes.scss'

export interface BeforeAfter {
  key: string
  title: string
  note?: string
  /** null: it is not there. */
  before: string | null
  after: string | null
}

interface ChangesProps {
  /** What the two sides are called: 现在 and 之后, 当时 and 现行. */
  sides: [before: string, after: string]
  changes: BeforeAfter[]
}

/** Sentence by sentence: how it was, how it is. */
export function Changes({ sides, changes }: ChangesProps) {
  return (
    <>
      {changes.map(({ key, title, note, before, after }) => (
        <View key={key} className="change">
          <View className="strong">{title}</View>
          <View className="change-side sub">
            <View className="change-when">{sides[0]}</View>
            <View className="grow muted">{before ?? '没有这一条'}</View>
          </View>
          <View className="change-side sub">
            <View className="change-when change-then">{sides[1]}</View>
            <View className="grow">{after ?? '没有这一条'}</View>
          </View>
          {note && <View className="cap muted mt4">{note}</View>}
        </View>
      ))}
    </>
  )
}
