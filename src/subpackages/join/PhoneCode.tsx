import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { focusOn } from '../../platform/phone'
import { sendPhoneCode } from '../../state/session'

interface Props {
  phone: string
  code: string
  onPhone: (phone: string) => void
  onCode: (code: string) => void
  onRefused: (error: ApiError | null) => void
}

/** Phone and one-time code, where the platform cannot vouch for the person. */
export function PhoneCode({ phone, code, onPhone, onCode, onRefused }: Props) {
  const [resendAtMs, setResendAtMs] = useState(0)
  const [seconds, setSeconds] = useState(0)
  const [sending, setSending] = useState(false)
  const [asked, setAsked] = useState(code !== '')

  useEffect(() => focusOn(asked ? '.phone-code input' : '.phone-number input'), [asked])

  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((resendAtMs - serverNow()) / 1000)))
    tick()
    if (resendAtMs <= serverNow()) return undefined
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [resendAtMs])

  const ask = async () => {
    if (sending) return
    setSending(true)
    onRefused(null)
    try {
      setResendAtMs(Date.parse((await sendPhoneCode(phone)).resendAt))
    } catch (error) {
      onRefused(toApiError(error))
    } finally {
      setSending(false)
      // Also after a refusal: a code may have come a moment ago.
      setAsked(true)
    }
  }

  const valid = /^1[3-9]\d{9}$/.test(phone)
  return (
    <Card>
      <View className="phone-number">
        <Field
          label="手机号"
          type="number"
          maxLength={11}
          value={phone}
          placeholder="11 位手机号"
          onChange={onPhone}
          aside={
            <Button kind="soft" small disabled={!valid || seconds > 0} loading={sending} onClick={() => void ask()}>
              {seconds > 0 ? `${seconds} 秒后再发` : '获取验证码'}
            </Button>
          }
        />
      </View>
      {asked && (
        <View className="phone-code">
          <Field label="短信验证码" type="number" maxLength={6} value={code} placeholder="6 位数字" onChange={onCode} />
        </View>
      )}
    </Card>
  )
}
