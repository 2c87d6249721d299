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
  refund: 'undo',
  welcome: 'leaf',
  check_in: 'cal',
  task: 'task',
  campaign: 'star',
  redemption: 'gift',
  expiry: 'clock',
  goodwill: 'cup',
}

interface LedgerRowProps {
  entry: LedgerEntry
  nowMs: number
  onClick?: () => void
  /** The receipt, when the row is open. */
  children?: ReactNode
}

export function LedgerRow({ entry, nowMs, onClick, children }: LedgerRowProps) {
  return (
    <View className="ledger-row">
      <View className="ledger-head" onClick={onClick} {...(onClick ? pressable() : {})}>
        <View className="ledger-icon">
          <Icon name={icons[entry.source]} />
        </View>
        <View className="grow">
          {entryTitle(entry)}
          <View className="cap dim num">{momentText(entry.occurredAt, nowMs)}</View>
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
