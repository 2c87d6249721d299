import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { momentText } from '../text/dates'
import { entryTitle } from '../text/ledger'
import { points, signedPoints } from '../text/points'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import './LedgerRow.scss'

type LedgerEntry = components['schemas']['LedgerEntry']

const icons: Record<LedgerEntry['source'], IconName> = {
  purchase: 'store',
  monthly_bonus: 'star',
  refund: 'undo',
  welcome: 'leaf',
  package_card: 'parcel',
  merge: 'swap',
  check_in: 'cal',
  task: 'task',
  campaign: 'star',
  redemption: 'gift',
  donation: 'leaf',
  till: 'store',
  hold: 'lock',
  expiry: 'clock',
  goodwill: 'cup',
}

interface LedgerRowProps {
  entry: LedgerEntry
  nowMs: number
  /** Instead of what the entry itself would say, where a row stands for several. */
  title?: string
  when?: string
  onClick?: () => void
  /** The receipt, when the row is open. */
  children?: ReactNode
}

export function LedgerRow({ entry, nowMs, title, when, onClick, children }: LedgerRowProps) {
  return (
    <View className="ledger-row">
      <View className="ledger-head" onClick={onClick} {...(onClick ? pressable() : {})}>
        <View className="ledger-icon">
          <Icon name={icons[entry.source]} />
        </View>
        <View className="grow">
          {title ?? entryTitle(entry)}
          <View className={when ? 'cap dim' : 'cap dim num'}>{when ?? momentText(entry.occurredAt, nowMs)}</View>
        </View>
        <View className="ledger-amount">
          <View className={entry.points > 0 ? 'ledger-points gold' : 'ledger-points'}>{signedPoints(entry.points)}</View>
          <View className="cap dim">{`余 ${points(entry.balanceAfter)}`}</View>
        </View>
      </View>
      {children}
    </View>
  )
}
