import { View } from '@tarojs/components'
import { Button } from './Button'
import type { IconName } from './Icon'
import { Row } from './Row'
import { StatePanel, type StillLife } from './StatePanel'
import { Tag } from './Tag'

interface SoonStateProps {
  picture?: StillLife
  title: string
  body?: string
  /** What it will be, one row each. */
  plans?: { icon: IconName; title: string; note: string }[]
  /** What can be done today instead. */
  action?: string
  onAction?: () => void
}

/** Coming, and honest about it: what it will be, and what can be done today. */
export function SoonState({ picture = 'seedling', title, body, plans, action, onAction }: SoonStateProps) {
  return (
    <StatePanel picture={picture} title={title} body={body}>
      {action && <Button onClick={onAction}>{action}</Button>}
      {plans && (
        <View className="soon-list">
          <View className="soon-label"><Tag kind="brand">会有这些</Tag></View>
          {plans.map((plan) => <Row key={plan.title} {...plan} />)}
        </View>
      )}
    </StatePanel>
  )
}
