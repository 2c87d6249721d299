import type { ErrorCode, ErrorWords } from '../errors'

/** What redeeming, and what comes after it, are refused with. */
export const redeeming = {
  PRICE_CHANGED: { title: '价格刚刚变了', body: '已换成现在的价格，看过后再决定。' },
  INSUFFICIENT_POINTS: { title: '积分不够', body: '余额已为你刷新，看看还差多少。' },
  OUT_OF_STOCK: { title: '刚刚兑完了', body: '积分没有动，看看别的好礼。' },
  NOT_OPEN_YET: { title: '还没到开兑时间', body: '时间写在上面，到时再来，不用抢。' },
  REWARD_CLOSED: { title: '兑换时间过了', body: '它已经收起来了，看看还开着的好礼。' },
  REDEMPTION_LIMIT: { title: '你已经兑满了', body: '每个人能兑的次数写在上面，留一些给别人。' },
  TIER_ALREADY_HIGH: { title: '你的等级已经够高', body: '现在的等级不比它低，兑了没有用处，积分没有动。' },
  TIER_HAS_NO_END: { title: '你的等级没有到期日', body: '它一直有效，不用延。等升级后再来看。' },
  TERM_EXTENDED: { title: '这一期已经延过了', body: '一期延一次，续期以后可以再延。' },
  ADDRESS_NEEDED: { title: '还没有收货地址', body: '填好地址再兑，积分没有动。' },
  DELIVERY_IMPOSSIBLE: { title: '这样拿不了', body: '取货方式刚刚变了，换一种再试，积分没有动。' },
  PARTNER_UNAVAILABLE: { title: '合作方的码暂时没有了', body: '积分没有动，过几天再来，或看看别的好礼。' },
  RESERVATION_OVER: { title: '留的时间过了', body: '积分已经放回来，还有的话可以重新兑。' },
  CANCEL_OVER: { title: '撤销时间过了', body: '它已经定下来了，有问题可以打客服电话。' },
  COUPON_USED: { title: '这张券用过或送出了', body: '用过的券退不回积分，别的兑换不受影响。' },
  NOT_SHIPPED: { title: '包裹还没寄出', body: '寄出后这里会有单号，收到再确认。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
