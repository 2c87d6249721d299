import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import './Asking.scss'

interface Props {
  question: string
  yes: string
  no: string
  busy: boolean
  onYes: () => void
  onNo: () => void
}

/** Asked once more where it stands, before something is done that is not easily undone. */
export function Asking({ question, yes, no, busy, onYes, onNo }: Props) {
  return (
    <View className="asking" role="alertdialog" aria-label={question}>
      <View className="strong">{question}</View>
      <View className="asking-ways mt12">
        <Button kind="soft" loading={busy} onClick={onYes}>{yes}</Button>
        <Button kind="text" disabled={busy} onClick={onNo}>{no}</Button>
      </View>
    </View>
  )
}
