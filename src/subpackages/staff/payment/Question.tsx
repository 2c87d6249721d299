import { useState } from 'react'
import { View } from '@tarojs/components'
import { plainCode } from '../../../../loyalty/codes'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Field } from '../../../components/Field'
import { Note } from '../../../components/Note'
import { scanCode } from '../../../platform/scan'
import { askPayment, previewPayment, shownInDemo, type PaymentPreview } from '../../../state/payments'
import { useWrite } from '../../../state/write'
import { exactMoney } from '../../../text/money'
import { typedFen } from '../../../text/typed-money'
import { Choices } from './Choices'
import { PayerHead } from './PayerHead'
import { obstacleWords, refusalWords } from './words'

/** As much as a code can be; what a scanner finds beyond that is none of ours, and the server says so. */
const longest = 32

/** The code, the bill and the receipt; then how many points. Whatever is changed is looked at anew. */
export function Question({ onAsked }: { onAsked: (paymentId: string) => void }) {
  const [typed, setTyped] = useState('')
  const [bill, setBill] = useState('')
  const [receipt, setReceipt] = useState('')
  const [preview, setPreview] = useState<PaymentPreview | null>(null)
  const [chosen, setChosen] = useState(0)
  const { busy, refused, write } = useWrite()
  const payCode = plainCode(typed).slice(0, longest)
  const billFen = typedFen(bill)
  const receiptNumber = receipt.trim()
  const demoCode = shownInDemo()
  const anew = (change: (value: string) => void) => (value: string) => {
    setPreview(null)
    change(value)
  }
  const scan = async () => {
    const found = await scanCode?.()
    if (found) anew(setTyped)(found)
  }
  const clear = () => {
    anew(setTyped)('')
    setBill('')
    setReceipt('')
  }
  const look = () =>
    void write('look', async () => {
      const can = await previewPayment(payCode, billFen ?? 0)
      setChosen(can.choices[0]?.points ?? 0)
      setPreview(can)
    })
  const ask = () => void write('ask', async () => onAsked(await askPayment({ payCode, billFen: billFen ?? 0, points: chosen, receiptNumber })))
  const missing = payCode.length < 8 ? `抵现码还差 ${8 - payCode.length} 位` : billFen === null ? '还没有填账单金额' : !receiptNumber ? '还没有填小票号' : undefined
  const choice = preview?.choices.find(({ points }) => points === chosen)
  const words = preview?.obstacle && obstacleWords(preview.obstacle)
  return (
    <>
      {demoCode && demoCode !== payCode && (
        <View className="mt12"><Note icon="qr" action="填上" onAction={() => anew(setTyped)(demoCode)}>演示：这台手机上刚出示过一个抵现码</Note></View>
      )}
      <Card>
        <Field
          label="TA 的抵现码"
          value={typed}
          onChange={anew(setTyped)}
          placeholder="八位"
          maxLength={longest}
          hint="在 TA 的「积分抵现」里，不分大小写"
          aside={scanCode ? <Button kind="text" small icon="qr" onClick={() => void scan()}>扫一扫</Button> : undefined}
        />
        <View className="mt12">
          <Field label="账单金额" type="digit" value={bill} onChange={anew(setBill)} placeholder="比如 87" maxLength={9} error={bill !== '' && billFen === null ? '写一个金额，最多两位小数' : undefined} />
        </View>
        <View className="mt12">
          <Field label="小票号" value={receipt} onChange={setReceipt} placeholder="收银机上的号" maxLength={64} hint="一张小票抵一次" />
        </View>
        {!preview && (
          <View className="mt16"><Button block loading={busy === 'look'} disabled={missing !== undefined} reason={missing} onClick={look}>看看能抵多少</Button></View>
        )}
      </Card>
      {refused && <View className="mt12"><Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusalWords(refused)}</Note></View>}
      {preview && <PayerHead member={preview.member} available={preview.available} />}
      {words && <View className="mt12"><Note kind="gold" action="下一位" onAction={clear}>{words.title}。{words.body}</Note></View>}
      {preview && choice && (
        <Card title="抵多少" aside="最多的在前">
          <Choices choices={preview.choices} chosen={chosen} onChoose={setChosen} />
          <View className="line between baseline mt16">
            <View className="muted">抵后应收</View>
            <View className="num-l">{exactMoney(preview.billFen - choice.fen)}</View>
          </View>
          <View className="mt16"><Button block loading={busy === 'ask'} disabled={!receiptNumber} reason="还没有填小票号" onClick={ask}>请 TA 确认</Button></View>
          <View className="cap dim center mt8">TA 在自己手机上点了确认才会扣积分</View>
        </Card>
      )}
    </>
  )
}
