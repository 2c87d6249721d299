import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { couponFace } from '../text/coupons'
import './Ticket.scss'

interface TicketProps {
  name: string
  terms: components['schemas']['CouponTerms']
  /** When and where it can be used. */
  note: string
  /** It cannot be used: why, in words. */
  reason?: string
  /** It cannot be used, and why stands among the rest. */
  off?: boolean
  /** At the right: what can be done with it. */
  aside?: ReactNode
  /** A tap anywhere on it, also on what stands at the right. */
  onClick?: () => void
  children?: ReactNode
}

/** A coupon: its worth on the face, notches at the seam, the small print beside it. */
export function Ticket({ name, terms, note, reason, off, aside, onClick, children }: TicketProps) {
  const { mark, big, unit, small } = couponFace(terms)
  return (
    <View className={reason || off ? 'ticket ticket-off' : 'ticket'} onClick={onClick}>
      <View className="ticket-face">
        <View className="num-l"><Text className="ticket-mark">{mark}</Text>{big}<Text className="ticket-mark">{unit}</Text></View>
        <View className="cap">{small}</View>
      </View>
      <View className="ticket-body">
        <View className="t3">{name}</View>
        <View className="cap muted">{note}</View>
        {reason && <View className="sub mt4">{reason}</View>}
        {children}
      </View>
      {aside && <View className="ticket-aside">{aside}</View>}
    </View>
  )
}
