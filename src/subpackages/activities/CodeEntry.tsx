import { useState } from 'react'
import { View } from '@tarojs/components'
import { plainCode } from '../../../loyalty/codes'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Field } from '../../components/Field'
import { canScan, scanCode } from '../../platform/scan'
import './CodeEntry.scss'

interface Props {
  label: string
  placeholder: string
  hint: string
  length: number
  sending: boolean
  onCode: (code: string) => void
}

/** As much as a code can be; what a scanner finds beyond that is none of ours, and the server says so. */
const longest = 32

/** Scanned where there is a scanner, and typed everywhere: a code can be scratched. */
export function CodeEntry({ label, placeholder, hint, length, sending, onCode }: Props) {
  const [typed, setTyped] = useState('')
  const [typing, setTyping] = useState(!canScan)
  const code = plainCode(typed)
  const missing = length - code.length
  const scan = async () => {
    const found = await scanCode()
    if (found) onCode(plainCode(found).slice(0, longest))
  }
  const reason = code.length === 0 ? undefined : missing > 0 ? `还差 ${missing} 位` : missing < 0 ? `多了 ${-missing} 位` : undefined
  return (
    <>
      {canScan && (
        <View className="code-scan">
          <Button block icon="qr" loading={sending && !typing} onClick={() => void scan()}>扫一扫</Button>
          {!typing && <Button kind="text" block onClick={() => setTyping(true)}>扫不出来，手动输入</Button>}
        </View>
      )}
      {typing && (
        <Card>
          <Field label={label} value={typed} onChange={setTyped} placeholder={placeholder} maxLength={longest} hint={hint} />
          <View className="mt16">
            <Button block kind={canScan ? 'soft' : 'primary'} loading={sending} disabled={missing !== 0} reason={reason} onClick={() => onCode(code)}>就是这个码</Button>
          </View>
        </Card>
      )}
    </>
  )
}
