import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Refusal } from '../../../components/Refusal'
import { StatePanel } from '../../../components/StatePanel'
import { openPage } from '../../../routes'
import { returnToMembership } from '../../../state/my-data'
import { useWrite } from '../../../state/write'
import { brandDay, dayText, timeText } from '../../../text/dates'

interface Props {
  endsAt: string
  nowMs: number
  onReturned: () => void
}

/** Everything rests until a day that is told, and one tap brings it back. */
export function Resting({ endsAt, nowMs, onReturned }: Props) {
  const { busy, refused, write } = useWrite()
  const comeBack = () => write('return', async () => {
    await returnToMembership()
    onReturned()
  })
  return (
    <StatePanel
      picture="seedling"
      title="会员已经停用"
      body={`${dayText(brandDay(endsAt), nowMs)} ${timeText(endsAt)} 前都能回来，积分、券和等级替你放着。过了这一刻，关于你的就删掉了。`}
    >
      <Button loading={busy !== null} onClick={() => void comeBack()}>我要回来</Button>
      <Button kind="text" onClick={() => openPage('export')}>带走我的数据</Button>
      <View className="cancel-refusal"><Refusal error={refused} /></View>
    </StatePanel>
  )
}
