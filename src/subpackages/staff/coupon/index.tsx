import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../../api/server-clock'
import { BillFields } from '../../../components/BillFields'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { CodeEntry } from '../../../components/CodeEntry'
import { EmptyState } from '../../../components/EmptyState'
import { Field } from '../../../components/Field'
import { Note } from '../../../components/Note'
import { Page } from '../../../components/Page'
import { scanCode } from '../../../platform/scan'
import { goBack, openPage } from '../../../routes'
import { consumeCoupon, previewCoupon, type ShownCoupon } from '../../../state/coupon-counter'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { useWrite } from '../../../state/write'
import { billTotal, typedLines, type Typed } from '../../../text/bills'
import { couponCode } from '../../../text/coupons'
import { couponRefusal } from './words'
import { Verdict } from './Verdict'
import './index.scss'

/** A member's coupon at the counter: the code, the bill, what the one does for the other; and once agreed, it is used. */
export default function CouponCounterPage() {
  const role = useSession()?.role
  const isStaff = role === 'staff' || role === 'manager'
  const [code, setCode] = useState<string | null>(null)
  const [typed, setTyped] = useState<Typed>({})
  const [receipt, setReceipt] = useState('')
  const [found, setFound] = useState<ShownCoupon | null>(null)
  const [done, setDone] = useState(false)
  const { busy, refused, write, anew: forgetRefusal } = useWrite()
  const lines = typedLines(typed)
  const receiptNumber = receipt.trim()
  const bill = lines && receiptNumber ? { lines, receiptNumber } : null
  const missing = lines ? (receiptNumber ? undefined : '还没有填小票号') : '还没有填账单'

  const anew = <V,>(change: (value: V) => void) => (value: V) => {
    setFound(null)
    change(value)
  }
  const look = () => code !== null && bill && void write('look', async () => setFound(await previewCoupon(code, bill)))
  const consume = () =>
    code !== null && bill && void write('consume', async () => {
      try {
        setFound(await consumeCoupon(code, bill))
        setDone(true)
      } catch (error) {
        // What was foreseen holds no longer.
        setFound(null)
        throw error
      }
    })
  const next = () => {
    forgetRefusal()
    setCode(null)
    setFound(null)
    setDone(false)
  }
  const nextBill = () => {
    next()
    setTyped({})
    setReceipt('')
  }

  const usable = found?.reason === null && !done
  const dock = done
    ? <Button block onClick={nextBill}>下一单</Button>
    : usable ? <Button block loading={busy === 'consume'} onClick={() => void consume()}>确认核销</Button> : undefined
  return (
    <Page {...useFrame()} title="核销券" onBack={goBack} dock={dock}>
      {!isStaff && <EmptyState title="这里是店员用的" body="店员登录后，在这里核销客人的券。" action="换一个身份" onAction={() => openPage('people')} />}
      {isStaff && code === null && (
        <>
          <View className="sub muted coupon-lead">让 TA 打开「券包」里的一张券，点「去用」，扫一下，或照着输十二位。</View>
          <CodeEntry label="券码" placeholder="每四位一组" hint="不分大小写，空格可以不填" length={12} sending={false} scan={scanCode} onCode={setCode} />
        </>
      )}
      {isStaff && code !== null && !done && (
        <Card title={couponCode(code)} aside="TA 这一单买了什么">
          <BillFields typed={typed} onChange={anew(setTyped)} />
          <Field label="小票号" value={receipt} onChange={anew(setReceipt)} placeholder="收银机上的号" maxLength={64} hint="不叠加的券，一张小票用一张" />
          {!found && <View className="mt16"><Button block loading={busy === 'look'} disabled={missing !== undefined} reason={missing} onClick={() => void look()}>看看能省多少</Button></View>}
        </Card>
      )}
      {found && <Verdict found={found} billFen={billTotal(lines ?? [])} done={done} nowMs={serverNow()} />}
      {refused && <Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{couponRefusal(refused)}</Note>}
      {done && <View className="center mt8"><Button kind="text" onClick={next}>同一张小票，再用一张</Button></View>}
      {code !== null && !done && (
        <View className="line mt8 coupon-others">
          <Button kind="text" block disabled={busy !== null} onClick={next}>换一张券</Button>
          <Button kind="text" block disabled={busy !== null} onClick={nextBill}>下一单</Button>
        </View>
      )}
    </Page>
  )
}
