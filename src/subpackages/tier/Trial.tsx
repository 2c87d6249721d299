import type { components } from '../../../contract/types.gen'
import { Note } from '../../components/Note'
import { multiplier } from '../../text/points'
import { trialText } from '../../text/tiers'

type Tier = components['schemas']['Tier']

/** What a tier for a while brings, and what it leaves as it is. */
export function Trial({ boost, own, nowMs }: { boost: { tier: Tier; until: string }; own: Tier; nowMs: number }) {
  return (
    <Note kind="gold" icon="clock">
      {boost.tier.name}{trialText(boost.until, nowMs)}：消费 {multiplier(boost.tier.multiplierPercent)} 积分，抢先兑和每月的券也按{boost.tier.name}算。你自己的等级还是{own.name}，到期和保级都不变，升级礼不在体验里。
    </Note>
  )
}
