import { View } from '@tarojs/components'
import type { components } from '../../contract/types.gen'
import { fullDay } from '../text/dates'
import { points, signedPoints } from '../text/points'
import { receiptEquation, receiptLineText } from '../text/receipt'
import './ReceiptCard.scss'

interface ReceiptCardProps {
  detail: components['schemas']['LedgerEntryDetail']
  /** Tier names by tierId, for the multiplier's caption. */
  tierNames: Record<string, string>
}

/** How an entry came about: the sum, what it is made of, the day's cap, how long it lasts and which rules made it. */
export function ReceiptCard({ detail, tierNames }: ReceiptCardProps) {
  const { entry, receipt, capToday, expiresOn, ruleVersion } = detail
  const equation = receiptEquation(receipt, tierNames)
  return (
    <View className="receipt">
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
              <View>{receiptLineText(line, entry.source, tierNames)}</View>
              <View className="num">{signedPoints(line.points)}</View>
            </View>
          ))}
          <View className="receipt-line receipt-sum">
            <View>合计</View>
            <View className={entry.points > 0 ? 'num gold' : 'num'}>{signedPoints(entry.points)}</View>
          </View>
        </View>
      )}
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
