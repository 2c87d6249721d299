import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'

/** Copies, and says so where the finger is. */
export function Copy({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => Taro.setClipboardData({ data: text }).then(() => setCopied(true), () => setCopied(false))
  return (
    <Button kind="soft" small label={label} onClick={() => void copy()}>
      {copied === null ? '复制' : copied ? '已复制' : '长按选中'}
    </Button>
  )
}
