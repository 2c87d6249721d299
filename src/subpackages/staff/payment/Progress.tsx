import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Note } from '../../../components/Note'
import { StatePanel } from '../../../components/StatePanel'
import { Vessel } from '../../../components/Vessel'
import { undoPayment, type StaffPayment } from '../../../state/payments'
import { useSecondsUntil } from '../../../state/seconds'
import { useWrite } from '../../../state/write'
import { exactMoney } from '../../../text/money'
import { points } from '../../../text/points'
import { Countdown } from './Countdown'
import { PayerHead } from './PayerHead'
import { endWords, refusalWords } from './words'

const answerSeconds = 180
const undoSeconds = 120

interface Props {
  asked: StaffPayment
  onNext: () => void
  /** A time is over: how it stands is asked for anew. */
  onOver: () => void
}

function Waiting({ payment: { points: spent, chargeFen, deadline }, busy, onWithdraw, onOver }: { payment: StaffPayment['payment']; busy: boolean; onWithdraw: () => void; onOver: () => void }) {
  const left = useSecondsUntil(Date.parse(deadline)) ?? 0
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  return (
    <Card>
      <View className="line" role="status">
        <Countdown left={left} whole={answerSeconds} />
        <View className="grow">
          <View className="t3">等 TA 在手机上确认</View>
          <View className="sub muted">{points(spent)} 积分，确认后应收 {exactMoney(chargeFen)}</View>
        </View>
      </View>
      <View className="mt16"><Button block kind="ghost" icon="undo" loading={busy} disabled={over} onClick={onWithdraw}>撤回请求</Button></View>
    </Card>
  )
}

function Undo({ spent, until, busy, onUndo }: { spent: number; until: string; busy: boolean; onUndo: () => void }) {
  const left = useSecondsUntil(Date.parse(until)) ?? 0
  if (left === 0) return null
  return (
    <Card>
      <View className="line wrap">
        <Countdown left={left} whole={undoSeconds} />
        <View className="grow">
          <View className="t3 num">{`还可撤销 ${left} 秒`}</View>
          <View className="sub muted">撤销后，{points(spent)} 积分回到 TA 的账上</View>
        </View>
        <Button kind="ghost" small icon="undo" loading={busy} onClick={onUndo}>撤销</Button>
      </View>
    </Card>
  )
}

/** What became of the question: waiting, paid with what is due, or ended. */
export function Progress({ asked: { member, payment }, onNext, onOver }: Props) {
  const { busy, refused, write } = useWrite()
  const undo = () => void write('undo', () => undoPayment(payment.paymentId))
  const { state, billFen, fen, points: spent, chargeFen, undoUntil, receiptNumber } = payment
  return (
    <>
      <PayerHead member={member} />
      {state === 'asked' && <Waiting payment={payment} busy={busy !== null} onWithdraw={undo} onOver={onOver} />}
      {state === 'paid' && (
        <View role="status">
          <View className="pay-done">
            <Vessel />
            <View className="muted mt16">TA 确认了，应收</View>
            <View className="num-xl">{exactMoney(chargeFen)}</View>
            <View className="muted mt4">账单 {exactMoney(billFen)}，{points(spent)} 积分抵 {exactMoney(fen)}</View>
            <View className="cap dim mt4 pay-receipt">小票 {receiptNumber}</View>
          </View>
          {undoUntil && <Undo spent={spent} until={undoUntil} busy={busy !== null} onUndo={undo} />}
          <View className="mt12"><Note>记消费时填应收的 {exactMoney(chargeFen)}，抵掉的部分不再得积分。</Note></View>
          <View className="mt16"><Button block onClick={onNext}>下一位</Button></View>
        </View>
      )}
      {state !== 'asked' && state !== 'paid' && (
        <StatePanel picture="cup" {...endWords(payment)}>
          <Button onClick={onNext}>{state === 'lapsed' ? '重新来一次' : '下一位'}</Button>
        </StatePanel>
      )}
      {refused && <View className="mt12"><Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusalWords(refused)}</Note></View>}
    </>
  )
}
