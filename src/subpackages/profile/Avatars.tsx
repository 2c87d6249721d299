import { View } from '@tarojs/components'
import { avatars } from '../../../brand/avatars'
import { Avatar } from '../../components/Avatar'
import { pressable } from '../../components/pressable'

type Picture = (typeof avatars)[number]

const names: Record<Picture, string> = { cup: '一杯茶', jar: '茶罐', gaiwan: '盖碗', incense: '一炷香', vase: '花瓶', seedling: '小苗', sachet: '香囊', pass: '一张票' }

interface Props {
  /** Whose first letter stands where no picture is chosen. */
  name: string
  chosen: string | null
  onChoose: (picture: Picture | null) => void
}

/** The brand's pictures, and the first letter of one's name; one of them is mine. */
export function Avatars({ name, chosen, onChoose }: Props) {
  return (
    <View className="avatars" role="radiogroup" aria-label="头像">
      {[null, ...avatars].map((picture) => (
        <View
          key={picture ?? ''}
          className={picture === chosen ? 'avatars-one avatars-on' : 'avatars-one'}
          onClick={() => onChoose(picture)}
          aria-checked={picture === chosen ? 'true' : 'false'}
          {...pressable(picture ? names[picture] : '名字的第一个字', 'radio')}
        >
          <Avatar picture={picture} name={name} />
        </View>
      ))}
    </View>
  )
}
