import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Note } from '../../components/Note'
import { switchTab } from '../../routes'
import type { PackageCard } from '../../state/package-cards'
import { points } from '../../text/points'
import type { Claim } from './use-claim'
import { refusedWords } from './words'

/** A member's one tap. Who is leaving is asked to come back first, and need not. */
export function ClaimButton({ gift, claim: { busy, refused, claim } }: { gift: PackageCard['gift']; claim: Claim }) {
  const leaving = refused?.code === 'MEMBERSHIP_ENDING'
  return (
    <>
      {refused && <Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusedWords(refused.code)}</Note>}
      <View className="join-actions">
        {leaving
          ? <Button block loading={busy} onClick={() => void claim(true)}>我要回来，并领取</Button>
          : <Button block icon="gift" loading={busy} onClick={() => void claim()}>{gift.kind === 'thanks' && gift.coupons.length === 0 ? `领 ${points(gift.points)} 积分谢礼` : '领取'}</Button>}
        <Button kind="text" block disabled={busy} onClick={() => switchTab('home')}>先不了，随便看看</Button>
      </View>
    </>
  )
}
