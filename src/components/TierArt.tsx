import { View } from '@tarojs/components'
import './TierArt.scss'

/** The tier's vessel alone, for places smaller than a card. */
export function TierArt({ tierId }: { tierId: string }) {
  return <View className={`tier-art tier-vessel tier-${tierId}`} />
}

/** The vessel as a 22 px mark in the colour of the text beside it. */
export function TierMark({ tierId }: { tierId: string }) {
  return <View className={`tier-mark tier-mark-${tierId}`} />
}
