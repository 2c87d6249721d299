import { View } from '@tarojs/components'
import './Skeleton.scss'

type Block = 'hero' | 'balance' | 'tracks' | 'quick' | 'title' | 'rows' | 'ladder'

/** How many bones each block is made of; the rest is style. */
const bones: Record<Block, number> = { hero: 0, balance: 3, tracks: 3, quick: 4, title: 0, rows: 4, ladder: 5 }

/** The layout to come, in grey. Blocks are named after what they stand for. */
export function Skeleton({ blocks }: { blocks: Block[] }) {
  return (
    <View className="skeleton" role="status" aria-label="正在取数据">
      {blocks.map((block, at) => (
        <View key={at} className={`skeleton-${block}${bones[block] ? '' : ' bone'}`}>
          {Array.from({ length: bones[block] }, (_, index) => <View key={index} className="bone" />)}
        </View>
      ))}
    </View>
  )
}
