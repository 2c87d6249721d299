import { View } from '@tarojs/components'
import './Rain.scss'

const drops = [8, 22, 35, 48, 61, 76, 90]

/** A few drops of gold, once; still where motion is reduced. */
export function Rain() {
  return (
    <View className="rain" aria-hidden="true">
      {drops.map((left, i) => <View key={left} className="rain-drop" style={{ left: `${left}%`, animationDelay: `${(i * 5) % 7 * 90}ms` }} />)}
    </View>
  )
}
