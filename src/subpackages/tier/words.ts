import type { components } from '../../../contract/types.gen'
import { dayText } from '../../text/dates'
import { money } from '../../text/money'
import { points } from '../../text/points'

type Schemas = components['schemas']

/** 120 成长值, ¥300 消费 */
export function lackText({ kind, remaining }: Pick<Schemas['Track'], 'kind' | 'remaining'>): string {
  return kind === 'growth' ? `${points(remaining)} 成长值` : `${money(remaining)} 消费`
}

/** What either road still lacks; one is enough. */
export function eitherLack(tracks: readonly Schemas['Track'][]): string {
  return tracks.map(lackText).join('，或 ')
}

/** The benefit as it is told on a day: what comes anew says when. */
export function withNext(benefit: Schemas['Benefit'], nowMs: number): Schemas['Benefit'] {
  return benefit.nextGrantOn ? { ...benefit, note: `${benefit.note} · 下次 ${dayText(benefit.nextGrantOn, nowMs)}` } : benefit
}

/** Why a benefit is pointed out, in the member's own figures. */
export function reasonText(recommendation: Schemas['Recommendation'], nowMs: number): string {
  const { expiring, tierName, track, birthdayInDays } = recommendation
  if (expiring) return `${points(expiring.points)} 积分 ${dayText(expiring.expiresOn, nowMs)}过期，先用它们`
  if (track) return `离${tierName ?? '下一级'}只差 ${lackText(track)}`
  return birthdayInDays === 0 ? '今天是你的生日' : `还有 ${birthdayInDays} 天是你的生日`
}

/** 生日礼 · 三选一 */
export function giftTitle({ name, options }: Schemas['Gift']): string {
  return `${name} · ${'零一两三四五六七八九'[options.length] ?? options.length}选一`
}

/** Where a choice stands: what to do until when, or what has been kept. */
export function giftText(gift: Schemas['Gift'], nowMs: number): string {
  const { open, chosenOptionId, defaultOptionId, lastDay, options } = gift
  const kept = options.find(({ optionId }) => optionId === (chosenOptionId ?? defaultOptionId))?.name ?? ''
  const until = dayText(lastDay, nowMs)
  if (!open) return chosenOptionId ? `你选的是${kept}` : `没有另选，为你留的是${kept}`
  return chosenOptionId ? `已选${kept}，最晚 ${until}还能改` : `最晚 ${until}选好`
}
