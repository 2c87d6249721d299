import { Card } from '../../../components/Card'
import { Row } from '../../../components/Row'
import type { MyPurchase } from '../../../state/activities'
import { momentText } from '../../../text/dates'
import { exactMoney } from '../../../text/money'

interface Props {
  purchases: MyPurchase[]
  nowMs: number
  onChoose: (purchaseId: string) => void
}

const standing = ({ review, reviewable }: MyPurchase) => (review ? `评了 ${review.stars} 星` : reviewable ? '' : '已全部退款')

/** What was bought lately; what can be said something about is tapped. */
export function PurchaseRows({ purchases, nowMs, onChoose }: Props) {
  return (
    <Card rows>
      {purchases.map((purchase) => (
        <Row
          key={purchase.purchaseId}
          icon={purchase.review ? 'okc' : 'bag'}
          title={purchase.label}
          note={`${momentText(purchase.paidAt, nowMs)} · ${exactMoney(purchase.paidFen)}`}
          aside={standing(purchase) || undefined}
          onClick={purchase.reviewable ? () => onChoose(purchase.purchaseId) : undefined}
        />
      ))}
    </Card>
  )
}
