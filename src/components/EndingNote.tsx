import { brandDay, dayText } from '../text/dates'
import { Note } from './Note'

/** A membership that is being cancelled rests: said wherever its holder comes by, with the way back. */
export function EndingNote({ endsAt, nowMs, onReturn }: { endsAt: string; nowMs: number; onReturn: () => void }) {
  return <Note kind="gold" icon="clock" action="我要回来" onAction={onReturn}>{`会员正在注销，${dayText(brandDay(endsAt), nowMs)}前能回来`}</Note>
}
