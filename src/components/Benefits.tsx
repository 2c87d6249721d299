import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { Icon, type IconName } from './Icon'
import { Row } from './Row'
import { Tag } from './Tag'
import './Benefits.scss'

type Benefit = components['schemas']['Benefit']

const icons: Record<Benefit['kind'], IconName> = {
  multiplier: 'bolt',
  coupon: 'ticket',
  birthday: 'cal',
  early_access: 'clock',
  gift: 'gift',
  service: 'cup',
  shipping: 'truck',
}

/** Four to a line, two in large type. What is announced and not yet granted is drawn as an outline and says so. */
export function BenefitGrid({ benefits, tierId }: { benefits: Benefit[]; tierId: string }) {
  return (
    <View className={`benefit-grid tier-${tierId}`}>
      {benefits.map(({ benefitId, kind, name, live }) => (
        <View key={benefitId} className={live ? 'benefit' : 'benefit benefit-soon'}>
          <View className="benefit-disc">
            <Icon name={icons[kind]} />
          </View>
          {name}
          {!live && <View className="benefit-later">筹备中</View>}
        </View>
      ))}
    </View>
  )
}

export function BenefitRow({ benefit }: { benefit: Benefit }) {
  return (
    <Row
      icon={icons[benefit.kind]}
      title={benefit.name}
      note={benefit.note}
      aside={benefit.live ? undefined : <Tag>筹备中</Tag>}
    />
  )
}
