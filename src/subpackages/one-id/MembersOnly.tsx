import { EmptyState } from '../../components/EmptyState'
import { openPage } from '../../routes'

export function MembersOnly() {
  return <EmptyState title="入会后才有账号" body="旧卡、手机号和以前的订单，都能合到同一张卡上。" action="去入会" onAction={() => openPage('join')} />
}
