import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { placeText, recipientText } from '../text/address'
import { Icon } from './Icon'
import { pressable } from './pressable'
import './DeliveryChoice.scss'

type Schemas = components['schemas']
type DeliveryMethod = Schemas['DeliveryMethod']

interface DeliveryChoiceProps {
  methods: DeliveryMethod[]
  chosen: DeliveryMethod
  /** Where a parcel would go; null: none is kept; undefined: not known yet. */
  address: Schemas['Address'] | null | undefined
  onChoose: (method: DeliveryMethod) => void
  onAddress: () => void
}

const names: Record<DeliveryMethod, string> = { pick_up: '到店自取', shipping: '寄到家' }
const notes: Record<DeliveryMethod, string> = { pick_up: '兑好就有取货码，门店都能取', shipping: '打包后寄出，有快递单号' }

/** In a store or by post; the address, masked, and the way to change it. */
export function DeliveryChoice({ methods, chosen, address, onChoose, onAddress }: DeliveryChoiceProps) {
  return (
    <View className="delivery">
      {methods.map((method) => (
        <View
          key={method}
          className={method === chosen ? 'delivery-way delivery-way-on' : 'delivery-way'}
          onClick={() => onChoose(method)}
          aria-checked={method === chosen ? 'true' : 'false'}
          {...pressable(`${names[method]}，${notes[method]}`, 'radio')}
        >
          <Icon name={method === 'pick_up' ? 'store' : 'truck'} />
          <View className="grow">
            <View>{names[method]}</View>
            <View className="sub muted">{notes[method]}</View>
          </View>
          {method === chosen && <Icon name="check" size="m" />}
        </View>
      ))}
      {chosen === 'shipping' && address !== undefined && (
        <View className="delivery-address" onClick={onAddress} {...pressable(undefined, 'link')}>
          <View className="grow">
            {address ? recipientText(address) : '填一个收货地址'}
            <View className="sub muted">{address ? placeText(address) : '只在寄东西时用，随时能删'}</View>
          </View>
          <Icon name="right" size="s" />
        </View>
      )}
    </View>
  )
}
