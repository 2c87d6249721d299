import type { ReactNode } from 'react'
import { Button } from './Button'
import { StatePanel, type StillLife } from './StatePanel'

interface EmptyStateProps {
  picture?: StillLife
  title: string
  body?: ReactNode
  action?: string
  onAction?: () => void
}

/** What is true, and one thing to do about it. */
export function EmptyState({ picture = 'cup', title, body, action, onAction }: EmptyStateProps) {
  return (
    <StatePanel picture={picture} title={title} body={body}>
      {action && <Button onClick={onAction}>{action}</Button>}
    </StatePanel>
  )
}
