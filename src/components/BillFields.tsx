import { View } from '@tarojs/components'
import { amiss, goodsKinds, type Typed } from '../text/bills'
import { Field } from './Field'
import './BillFields.scss'

/** What is on a bill, by kind of goods: some coupons are for some of them. */
export function BillFields({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  return (
    <View className="bill-fields">
      {goodsKinds.map(({ id, name }) => (
        <View key={id} className="bill-field">
          <Field
            label={name}
            type="digit"
            value={typed[id] ?? ''}
            onChange={(value) => onChange({ ...typed, [id]: value })}
            placeholder="¥"
            maxLength={9}
            error={amiss(typed[id]) ? '最多两位小数' : undefined}
          />
        </View>
      ))}
    </View>
  )
}
