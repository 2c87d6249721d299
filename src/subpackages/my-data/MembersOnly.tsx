import { EmptyState } from '../../components/EmptyState'
import { openPage } from '../../routes'

export function MembersOnly() {
  return <EmptyState title="这里收着会员的数据" body="没有入会，我们就没有你的会员数据。" action="去入会" onAction={() => openPage('join')} />
}
