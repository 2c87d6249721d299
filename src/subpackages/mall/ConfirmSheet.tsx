import { useEffect, useRef } from 'react'
import { View } from '@tarojs/components'
import type { components } from '../../../contract/types.gen'
import { Button } from '../../components/Button'
import { DeliveryChoice } from '../../components/DeliveryChoice'
import { Note } from '../../components/Note'
import { pressable } from '../../components/pressable'
import { RewardArt } from '../../components/RewardArt'
import { openPage } from '../../routes'
import type { Price, Reward } from '../../state/rewards'
import { money } from '../../text/money'
import { points } from '../../text/points'
import { opensText, priceText } from '../../text/rewards'
import { keepFocus } from './focus'
import { Parts } from './Parts'
import { lastingText, undoText } from './words'
import './ConfirmSheet.scss'

type Schemas = components['schemas']

export interface Preview {
  available: number
  availableAfter: number | null
  from: Schemas['Expiring'][]
  address: Schemas['Address'] | null
  stores: string[]
}

interface ConfirmSheetProps {
  reward: Reward
  price: Price
  preview: Preview
  lapsing: boolean
  /** Only to be kept for a while. */
  reserve: boolean
  ways: Schemas['DeliveryMethod'][]
  delivery: Schemas['DeliveryMethod'] | null
  busy: boolean
  nowMs: number
  onDelivery: (method: Schemas['DeliveryMethod']) => void
  onConfirm: () => void
  onClose: () => void
}

/** The last look: what, for which points, how it comes, and whether it can be undone. */
export function ConfirmSheet({ reward, price, preview, lapsing, reserve, ways, delivery, busy, nowMs, onDelivery, onConfirm, onClose }: ConfirmSheetProps) {
  const { kind, name, picture, coupon, cancelMinutes, reserveHours, seat } = reward
  const close = useRef(onClose)
  close.current = busy ? () => undefined : onClose
  useEffect(() => keepFocus('.sheet', () => close.current()), [])
  const noAddress = delivery === 'shipping' && !preview.address
  const verb = reserve ? '确认先留着' : kind === 'donation' ? `捐出 ${points(price.points)} 积分` : '确认兑换'
  return (
    <View className="sheet" role="dialog" aria-modal="true" aria-label={verb}>
      <View className="sheet-mask" onClick={busy ? undefined : onClose} catchMove />
      <View className="sheet-body">
        <View className="line sheet-item">
          <View className="sheet-art"><RewardArt picture={picture} terms={coupon?.terms} /></View>
          <View className="grow">
            <View className="t3">{name}</View>
            <View className="gold strong">{priceText(price)}</View>
          </View>
        </View>
        {preview.availableAfter !== null && preview.from.length > 0 && (
          <Parts from={preview.from} available={preview.available} after={preview.availableAfter} lapsing={lapsing} nowMs={nowMs} />
        )}
        {price.fen > 0 && <View className="sub mt12">另付 {money(price.fen)}，到店取的时候付，这里不收钱。</View>}
        {seat && <View className="sub mt12">{opensText(seat.startsAt, nowMs)}，{seat.place}</View>}
        {kind === 'service' && preview.stores.length > 0 && <View className="sub mt12">到店使用：{preview.stores.join('、')}</View>}
        {!reserve && delivery && (
          <DeliveryChoice methods={ways} chosen={delivery} address={preview.address} onChoose={onDelivery} onAddress={() => openPage('address')} />
        )}
        {!reserve && !cancelMinutes && <Note kind="alert">{undoText(reward)}。想好再点。</Note>}
        <View className="mt16">
          <Button block loading={busy} disabled={!reserve && noAddress && !busy} reason="先填收货地址" onClick={onConfirm}>{verb}</Button>
        </View>
        <View className="cap muted center mt8">
          {reserve ? `留 ${lastingText((reserveHours ?? 0) * 60)}，积分先冻结，随时能放回去` : cancelMinutes ? undoText(reward) : ''}
        </View>
        {!busy && <View className="sheet-close sub muted center" onClick={onClose} {...pressable()}>再想想</View>}
      </View>
    </View>
  )
}
