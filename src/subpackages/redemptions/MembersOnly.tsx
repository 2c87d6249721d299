import { EmptyState } from '../../components/EmptyState'
import { openPage } from '../../routes'

export function MembersOnly() {
  return <EmptyState picture="parcel" title="入会后才有兑换记录" body="兑过的东西、取货码和快递都会收在这里。" action="去入会" onAction={() => openPage('join')} />
}
