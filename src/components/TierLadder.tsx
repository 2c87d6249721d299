import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { multiplier } from '../text/points'
import { pressable } from './pressable'
import { TierArt } from './TierArt'
import './TierLadder.scss'

interface TierLadderProps {
  ladder: components['schemas']['Tier'][]
  currentId?: string
  /** A higher one that is the member's for a while. */
  boostedId?: string
  /** The one whose benefits are shown below. */
  selectedId?: string
  onSelect: (tierId: string) => void
}

/** Columns that rise; a ring around the member's own. */
export function TierLadder({ ladder, currentId, boostedId, selectedId, onSelect }: TierLadderProps) {
  return (
    <View className="ladder">
      {ladder.map(({ tierId, name, multiplierPercent }) => (
        <View
          key={tierId}
          className={['ladder-step', `tier-${tierId}`, tierId === currentId && 'ladder-mine', tierId === boostedId && 'ladder-trial', tierId === selectedId && 'ladder-on'].filter(Boolean).join(' ')}
          onClick={() => onSelect(tierId)}
          aria-selected={tierId === selectedId ? 'true' : 'false'}
          {...pressable(`${name}${tierId === currentId ? '，你在这里' : tierId === boostedId ? '，体验中' : ''}`, 'tab')}
        >
          <View className="ladder-column">
            <TierArt tierId={tierId} />
          </View>
          {name}
          <View className="ladder-rate num">{multiplier(multiplierPercent)}</View>
        </View>
      ))}
    </View>
  )
}
