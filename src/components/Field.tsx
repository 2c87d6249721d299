import type { ReactNode } from 'react'
import { Input, View, type InputProps } from '@tarojs/components'
import './Field.scss'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  type?: InputProps['type']
  placeholder?: string
  maxLength?: number
  hint?: string
  /** What is wrong, in words; takes the place of the hint. */
  error?: string
  /** A button inside the field, such as sending a code. */
  aside?: ReactNode
}

export function Field({ label, value, onChange, type = 'text', placeholder, maxLength, hint, error, aside }: FieldProps) {
  return (
    <View className={error ? 'field field-wrong' : 'field'}>
      <View className="sub muted">{label}</View>
      <View className="field-box">
        <Input
          className="field-input"
          type={type}
          value={value}
          placeholder={placeholder}
          placeholderClass="field-placeholder"
          maxlength={maxLength}
          aria-label={label}
          onInput={(event) => onChange(event.detail.value)}
          // A name taken from WeChat's own keyboard, or refused by it, is told only here.
          {...(type === 'nickname' ? { onBlur: (event) => onChange(event.detail.value) } : {})}
        />
        {aside}
      </View>
      {(error || hint) && <View className={error ? 'cap alert' : 'cap muted'} role={error ? 'alert' : undefined}>{error || hint}</View>}
    </View>
  )
}
