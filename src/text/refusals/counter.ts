import type { ErrorCode, ErrorWords } from '../errors'

/** What staff are refused with, and paying with points. */
export const counter = {
  SOURCE_ALREADY_USED: { title: '这笔已经入过账', body: '同一张小票只算一次，积分没有重复也没有少。' },
  REFUND_TOO_LARGE: { title: '退款超过了实付', body: '核对金额后再退。' },
  ALREADY_SHIPPED: { title: '这件已经寄出', body: '单号和之前填的不一样，核对一下再改。' },
  COUPON_UNUSABLE: { title: '这张券这一单用不上', body: '原因写在券上，换一单或换一张再试。' },
  PAYMENT_IMPOSSIBLE: { title: '这些积分抵不了这一单', body: '积分或金额刚刚变了，看看现在能抵多少。' },
  PAYMENT_LAPSED: { title: '这次没来得及', body: '积分没有动，请店员再发一次。' },
  PAYMENT_OVER: { title: '这一笔已经结束', body: '看看上面的结果，积分不会重复扣。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
