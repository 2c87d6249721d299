import { View } from '@tarojs/components'
import { pressable } from '../../../components/pressable'

const words = ['', '不合口味', '差了一点', '还可以', '喜欢', '很喜欢']

/** One to five, a finger wide each; 0 is none yet. */
export function Stars({ stars, onChoose }: { stars: number; onChoose: (stars: number) => void }) {
  return (
    <View className="stars-box">
      <View className="stars" role="radiogroup">
        {[1, 2, 3, 4, 5].map((each) => (
          <View
            key={each}
            className={each <= stars ? 'star star-on' : 'star'}
            onClick={() => onChoose(each)}
            aria-checked={each === stars ? 'true' : 'false'}
            {...pressable(`${each} 星，${words[each]}`, 'radio')}
          />
        ))}
      </View>
      <View className="sub muted">{words[stars] || '点几颗星'}</View>
    </View>
  )
}
