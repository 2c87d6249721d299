import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../../components/Button'
import type { DataExport } from '../../../state/my-data'
import { brandDay } from '../../../text/dates'
import { saveFile } from '../save-file'

/** The whole, to be kept: as a file where there are files, and always as text. */
export function TakeAway({ all }: { all: DataExport }) {
  const save = saveFile
  const [copied, setCopied] = useState<boolean | null>(null)
  const text = () => JSON.stringify(all, null, 2)
  const copy = () => Taro.setClipboardData({ data: text() }).then(() => setCopied(true), () => setCopied(false))
  return (
    <View className="mt12">
      <View className="export-take">
        {save && <Button block onClick={() => save(`my-data-${brandDay(all.madeAt)}.json`, text())}>下载文件</Button>}
        <Button block kind={save ? 'soft' : 'primary'} onClick={() => void copy()}>复制全部</Button>
      </View>
      {copied !== null && <View className="sub muted center mt8" role="status">{copied ? '复制好了，贴到备忘录里存着。里面有你的信息，别发给别人。' : '没能复制，再点一次试试。'}</View>}
    </View>
  )
}
