import type { ReactNode } from 'react'
import { Button as NativeButton, View, type ButtonProps as NativeButtonProps } from '@tarojs/components'
import { Icon, type IconName } from './Icon'
import { pressable } from './pressable'
import './Button.scss'

interface ButtonProps {
  kind?: 'primary' | 'soft' | 'ghost' | 'text' | 'gold'
  small?: boolean
  /** As wide as its container. */
  block?: boolean
  icon?: IconName
  /** Work is under way: taps do nothing, the width stays. */
  loading?: boolean
  disabled?: boolean
  /** Why it is disabled, in words beside it. */
  reason?: string
  label?: string
  onClick?: () => void
  /** Abilities only the platform's own button has, such as getPhoneNumber. */
  openType?: NativeButtonProps['openType']
  onGetPhoneNumber?: NativeButtonProps['onGetPhoneNumber']
  children?: ReactNode
}

export function Button(props: ButtonProps) {
  const { kind = 'primary', small, block, icon, loading, disabled, reason, label, onClick, openType, onGetPhoneNumber, children } = props
  const off = disabled || loading
  const classes = ['button', `button-${kind}`, small && 'button-small', block && 'button-block', loading && 'button-loading', disabled && 'button-off']
  const look = {
    className: classes.filter(Boolean).join(' '),
    ...pressable(label),
    ...(off ? { 'aria-disabled': 'true', hoverClass: 'none' } : { onClick }),
    ...(loading ? { 'aria-busy': 'true' } : {}),
  }
  const face = (
    <>
      {icon && <Icon name={icon} size="m" />}
      {children}
    </>
  )
  const button = openType && !off
    ? <NativeButton {...look} openType={openType} onGetPhoneNumber={onGetPhoneNumber}>{face}</NativeButton>
    : <View {...look}>{face}</View>
  if (!disabled || !reason) return button
  return (
    <View className="button-with-reason">
      {button}
      <View className="sub muted center">{reason}</View>
    </View>
  )
}
