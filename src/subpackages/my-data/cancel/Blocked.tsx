import { Note } from '../../../components/Note'
import { openPage, type PageName } from '../../../routes'
import type { Cancellation } from '../../../state/my-data'

const reasons: Record<Cancellation['blockedBy'][number], { words: string; page: PageName }> = {
  open_redemptions: { words: '兑的东西还没取走，或还在路上。收到或撤销后再来。', page: 'redemptions' },
  open_holds: { words: '有东西为你留着，积分冻结着。兑下来或放回去后再来。', page: 'redemptions' },
  open_payment: { words: '有一笔抵现等你回答。答过后再来。', page: 'till' },
}

/** What must be seen to before, each with its way. */
export function Blocked({ blockedBy }: { blockedBy: Cancellation['blockedBy'] }) {
  return blockedBy.map((reason) => (
    <Note key={reason} kind="alert" action="去看看" onAction={() => openPage(reasons[reason].page)}>{reasons[reason].words}</Note>
  ))
}
