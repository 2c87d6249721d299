import { useState } from 'react'
import { View } from '@tarojs/components'
import { BillFields } from '../../components/BillFields'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Chips } from '../../components/Chips'
import { Note } from '../../components/Note'
import { billTotal, linesText, typedLines, typedOf } from '../../text/bills'
import { exactMoney } from '../../text/money'
import type { MyBill } from './bill'

interface Props {
  bill: MyBill
  savedFen: number
  /** How many coupons that takes. */
  together: number
  onChange: (bill: MyBill) => void
}

const places: { id: MyBill['place']; name: string }[] = [
  { id: 'store', name: '到店买' },
  { id: 'online', name: '线上下单' },
]

/** The bill that every coupon is judged by, and what they save on it; at a tap another one. */
export function BillPanel({ bill, savedFen, together, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState(bill.place)
  const [typed, setTyped] = useState(() => typedOf(bill.lines))
  const lines = typedLines(typed)
  const saves = savedFen > 0 ? `，${together > 1 ? `${together} 张一起` : '最多'}省 ${exactMoney(savedFen)}` : '，还没有能省的'
  const judge = () => {
    if (!lines) return
    setOpen(false)
    onChange({ place, lines })
  }
  return (
    <>
      <Note icon="bag" action={open ? '收起' : '换一单'} onAction={() => setOpen(!open)}>
        <View className="coupon-figures">{`按 ${exactMoney(billTotal(bill.lines))} 的一单判断${saves}`}</View>
        <View className="cap coupon-figures mt4">{`${bill.place === 'store' ? '到店' : '线上'} · ${linesText(bill.lines)}`}</View>
      </Note>
      {open && (
        <Card title="换一单看看" aside="只记在这台手机上">
          <Chips chips={places} on={place} onChoose={setPlace} />
          <View className="mt12"><BillFields typed={typed} onChange={setTyped} /></View>
          <View className="mt16"><Button block disabled={!lines} reason="填一样的金额就能看" onClick={judge}>按这一单看</Button></View>
        </Card>
      )}
    </>
  )
}
