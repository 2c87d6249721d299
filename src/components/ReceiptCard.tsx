import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { fullDay } from '../text/dates'
import { points, signedPoints } from '../text/points'
import { receiptEquation, receiptLineText } from '../text/receipt'
import './ReceiptCard.scss'

type Detail = components['schemas']['LedgerEntryDetail']

interface ReceiptSumProps {
  receipt: Detail['receipt']
  source: Detail['entry']['source']
  points: number
  /** Tier names by tierId, for the multiplier's caption. */
  tierNames: Record<string, string>
}

/** What an amount is made of: an equation where it is a product, the lines that add up to it otherwise. */
export function ReceiptSum({ receipt, source, points: total, tierNames }: ReceiptSumProps) {
  const equation = receiptEquation(receipt, tierNames)
  return (
    <>
      {equation && (
        <View className="receipt-equation">
          {equation.terms.map(({ value, caption }, index) => (
            <View key={caption} className="receipt-term">
              {index > 0 && <View className="receipt-sign">×</View>}
              <View>
                <View className="receipt-value">{value}</View>
                <View className="cap muted nw">{caption}</View>
              </View>
            </View>
          ))}
          <View className="receipt-term receipt-result">
            <View className="receipt-sign">=</View>
            <View>
              <View className="receipt-value gold">{points(equation.result)}</View>
              <View className="cap muted nw">{equation.caption}</View>
            </View>
          </View>
        </View>
      )}
      {(!equation || receipt.length > 2) && (
        <View className="receipt-lines">
          {receipt.map((line, index) => (
            <View key={index} className="receipt-line">
              <View>{receiptLineText(line, source, tierNames)}</View>
              <View className="num">{signedPoints(line.points)}</View>
            </View>
          ))}
          <View className="receipt-line receipt-sum">
            <View>合计</View>
            <View className={total > 0 ? 'num gold' : 'num'}>{signedPoints(total)}</View>
          </View>
        </View>
      )}
    </>
  )
}

/** How an entry came about: the sum, what it is made of, the day's cap, how long it lasts and which rules made it. */
export function ReceiptCard({ detail, tierNames }: { detail: Detail; tierNames: Record<string, string> }) {
  const { entry, receipt, capToday, expiresOn, ruleVersion } = detail
  return (
    <View className="receipt">
      <ReceiptSum receipt={receipt} source={entry.source} points={entry.points} tierNames={tierNames} />
      {capToday && (
        <View className="receipt-cap">
          <View className="receipt-line cap">
            <View>当日上限</View>
            <View className="num">{`${points(capToday.used)} / ${points(capToday.cap)}`}</View>
          </View>
          <View className="receipt-bar">
            <View className="receipt-fill" style={{ width: `${Math.min(100, (capToday.used * 100) / Math.max(1, capToday.cap))}%` }} />
          </View>
        </View>
      )}
      <View className="receipt-foot">
        <View className="num">{expiresOn ? `有效至 ${fullDay(expiresOn)}` : ' '}</View>
        <View className="nw">{`规则 v${ruleVersion}`}</View>
      </View>
    </View>
  )
}
