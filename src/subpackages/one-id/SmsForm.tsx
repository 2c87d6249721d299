import { useState } from 'react'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Refusal } from '../../components/Refusal'
import { useSecondsUntil } from '../../state/seconds'
import { sendPhoneCode } from '../../state/session'
import { useWrite } from '../../state/write'
import { phoneWords } from './words'

interface Props {
  busy: boolean
  onProof: (proof: { phone: string; code: string }) => void
}

/** A phone number and the code sent to it. */
export function SmsForm({ busy, onProof }: Props) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [resendAtMs, setResendAtMs] = useState<number | null>(null)
  const seconds = useSecondsUntil(resendAtMs !== null && resendAtMs > serverNow() ? resendAtMs : null) ?? 0
  const sending = useWrite()
  const isPhone = /^1[3-9]\d{9}$/.test(phone)
  const ask = () => sending.write('code', async () => setResendAtMs(Date.parse((await sendPhoneCode(phone)).resendAt)))
  return (
    <>
      <Field label="手机号" type="number" maxLength={11} value={phone} placeholder="11 位手机号" onChange={setPhone} />
      <Field
        label="验证码"
        type="number"
        maxLength={6}
        value={code}
        placeholder="6 位数字"
        onChange={setCode}
        aside={
          <Button kind="soft" small disabled={!isPhone || seconds > 0} loading={sending.busy !== null} onClick={() => void ask()}>
            {seconds > 0 ? `${seconds} 秒后再发` : '获取验证码'}
          </Button>
        }
      />
      <Refusal error={sending.refused} words={phoneWords} />
      <Button block loading={busy} disabled={!isPhone || !/^\d{6}$/.test(code)} reason="填好手机号和验证码" onClick={() => onProof({ phone, code })}>连上这个手机号</Button>
    </>
  )
}
