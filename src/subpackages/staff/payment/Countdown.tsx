import { View } from '@tarojs/components'

/** A ring that empties; the seconds stand in it. */
export function Countdown({ left, whole }: { left: number; whole: number }) {
  const turned = Math.round((Math.min(left, whole) * 360) / whole)
  return (
    <View className="pay-ring" style={{ background: `conic-gradient(var(--brand) ${turned}deg, var(--track) 0)` }} aria-hidden="true">
      <View className="pay-seconds">{left}</View>
    </View>
  )
}
