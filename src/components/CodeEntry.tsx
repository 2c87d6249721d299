import { useState } from 'react'
import { View } from '@tarojs/components'
import { longestCode, readCode } from '../text/codes'
import { Button } from './Button'
import { Card } from './Card'
import { Field } from './Field'
import './CodeEntry.scss'

interface CodeEntryProps {
  label: string
  placeholder: string
  hint: string
  length: number
  sending: boolean
  /** Opens the phone's scanner; null where there is none. */
  scan: (() => Promise<string | null>) | null
  onCode: (code: string) => void
}

/** Scanned where there is a scanner, and typed everywhere: a code can be scratched. */
export function CodeEntry({ label, placeholder, hint, length, sending, scan, onCode }: CodeEntryProps) {
  const [typed, setTyped] = useState('')
  const [typing, setTyping] = useState(!scan)
  const { code, amiss } = readCode(typed, length)
  const look = async () => {
    const found = await scan?.()
    if (found) onCode(readCode(found, length).code)
  }
  return (
    <>
      {scan && (
        <View className="code-scan">
          <Button block icon="qr" loading={sending && !typing} onClick={() => void look()}>扫一扫</Button>
          {!typing && <Button kind="text" block onClick={() => setTyping(true)}>扫不出来，手动输入</Button>}
        </View>
      )}
      {typing && (
        <Card>
          <Field label={label} value={typed} onChange={setTyped} placeholder={placeholder} maxLength={longestCode} hint={hint} />
          <View className="mt16">
            <Button block kind={scan ? 'soft' : 'primary'} loading={sending} disabled={code.length !== length} reason={amiss} onClick={() => onCode(code)}>就是这个码</Button>
          </View>
        </Card>
      )}
    </>
  )
}
