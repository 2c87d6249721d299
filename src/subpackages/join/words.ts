import type { ErrorCode } from '../../api/problem'
import type { StillLife } from '../../components/StatePanel'
import type { PackageCard } from '../../state/package-cards'
import { brandDay, dayText } from '../../text/dates'
import { points } from '../../text/points'

export interface Said {
  picture: StillLife
  title: string
  body: string
}

const onDay = ({ claimedAt }: PackageCard, nowMs: number) => (claimedAt ? `${dayText(brandDay(claimedAt), nowMs)} ` : '')

const given = ({ gift }: PackageCard) => [...gift.coupons.map(({ name }) => name), ...(gift.points > 0 ? [`${points(gift.points)} 积分`] : [])].join('、')

/** What is true of a card that cannot be claimed now. */
export const standing: Record<Exclude<PackageCard['state'], 'open'>, (card: PackageCard, nowMs: number) => Said> = {
  mine: (card, nowMs) => ({ picture: 'gift-box', title: '这份礼物你领过了', body: `${onDay(card, nowMs)}领的：\n${given(card)}。` }),
  taken: (card, nowMs) => ({
    picture: 'parcel',
    title: '这张卡已被领走',
    body: `${onDay(card, nowMs)}${card.claimedBy ? `由尾号 ${card.claimedBy} 的会员领取` : '已有人领取'}。\n如果是家人领的，礼物就在 TA 的券包里。`,
  }),
  expired: ({ lastDay }, nowMs) => ({ picture: 'sachet', title: '礼物过了领取期', body: `这张卡的礼物留到 ${dayText(lastDay, nowMs)}。\n积分还能照常攒，下个包裹里会有新卡。` }),
  voided: () => ({ picture: 'incense', title: '这一批卡停用了', body: '是我们收回的，不是你的问题。\n打给客服，替你想办法补上。' }),
  not_yet: ({ opensOn, lastDay }, nowMs) => ({ picture: 'seedling', title: '礼物还没到日子', body: `${dayText(opensOn, nowMs)}起可以领，留到 ${dayText(lastDay, nowMs)}。\n卡先收好，到时再扫一次。` }),
  enough: ({ lastDay }, nowMs) => ({ picture: 'cup', title: '这个月的谢礼领够了', body: `这张没有用掉，${dayText(lastDay, nowMs)}前都能领。\n留到下个月，或送给朋友。` }),
}

/** Why the card gave nothing to somebody who joined or asked. Of what was not heard it is not known. */
const refusals: Partial<Record<ErrorCode, string>> = {
  CODE_USED: '这张卡刚刚被别人领走了。',
  CODE_EXPIRED: '这张卡过了领取期，或已经停用。',
  NOT_OPEN_YET: '这张卡还没到领取的日子，到时再扫一次。',
  CARDS_ENOUGH: '这个月的谢礼领够了，这张没有用掉，下个月再领。',
  CODE_UNKNOWN: '没找到这张卡，对照着卡上的码再试一次。',
  TOO_MANY_REQUESTS: '刚才试得太多，卡没有用掉，歇一会儿再扫。',
  MEMBERSHIP_ENDING: '你的会员正在注销，卡没有用掉。回来就能领。',
  FORBIDDEN: '店员账号不领礼物，卡没有用掉。',
  OFFLINE: '现在没有网络，连上再点一次就好，不会领两份。',
  TIMEOUT: '没等到回音，再点一次就好，不会领两份。',
}

export const refusedWords = (code: ErrorCode) => refusals[code] ?? '这次没领成，过一会儿再点一次，不会领两份。'

/** 歇 3 分钟, 歇一小时; without a number 歇一会儿. */
export function pause(seconds: number | null): string {
  if (!seconds) return '歇一会儿'
  const minutes = Math.ceil(seconds / 60)
  return minutes >= 60 ? '歇一小时' : `歇 ${minutes} 分钟`
}
