import { EmptyState } from '../../components/EmptyState'
import { openPage } from '../../routes'

/** To somebody who has not joined: nothing counts yet, and how it would. */
export function JoinFirst({ title }: { title: string }) {
  return <EmptyState title={title} body="入会只要一屏，之后做的都算数。" action="去入会" onAction={() => openPage('join')} />
}
