import { errorWords, type CommonCode, type ErrorCode, type ErrorWords } from './errors'

/** What only one feature's writes are refused with. A Record over all codes that errors.ts has no words for: a new one does not compile without. */
const words: Record<Exclude<ErrorCode, CommonCode>, ErrorWords> = {
  BODY_TOO_LARGE: { title: '内容太多了', body: '减少一些再试。' },
  UNSUPPORTED_MEDIA_TYPE: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  METHOD_NOT_ALLOWED: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  CURSOR_INVALID: { title: '翻页断开了', body: '从第一页重新看一遍就好。' },
  IDEMPOTENCY_KEY_MISSING: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  PROVIDER_REFUSED: { title: '没能确认你的身份', body: '再登录一次，或换一种方式。' },
  PROVIDER_UNAVAILABLE: { title: '暂时没法登录', body: '登录服务没有回音，稍后再试或换一种方式。' },
  PHONE_CODE_WRONG: { title: '验证码不对', body: '看看短信里的六位数字，再填一次。' },
  PHONE_CODE_EXPIRED: { title: '验证码过期了', body: '重新获取一个再填。' },
  CONSENT_REQUIRED: { title: '还没有勾选同意', body: '勾选后就能入会。' },
  CONSENT_OUTDATED: { title: '说明更新了', body: '会员章程有了新版本，看过后再点一次。' },
  SOURCE_ALREADY_USED: { title: '这笔已经入过账', body: '同一张小票只算一次，积分没有重复也没有少。' },
  REFUND_TOO_LARGE: { title: '退款超过了实付', body: '核对金额后再退。' },
  PAYMENT_IMPOSSIBLE: { title: '这些积分抵不了这一单', body: '积分或金额刚刚变了，看看现在能抵多少。' },
  PAYMENT_LAPSED: { title: '这次没来得及', body: '积分没有动，请店员再发一次。' },
  PAYMENT_OVER: { title: '这一笔已经结束', body: '看看上面的结果，积分不会重复扣。' },
  REVIEW_DONE: { title: '这一单评过了', body: '一单评一次，你说过的话都在。' },
  REVIEW_IMPOSSIBLE: { title: '这一单评不了', body: '它已全部退款，或已过了 90 天。看看别的单。' },
  READ_TOO_SHORT: { title: '还没读够', body: '再慢慢看一会儿，时间到了就能点。' },
  READING_OVER: { title: '隔得太久了', body: '这次是一天前打开的，重新打开再读一遍就好。' },
  CODE_UNKNOWN: { title: '没有这个码', body: '对照着再看一眼，字母和数字不分大小写。' },
  CODE_USED: { title: '这个码有人扫过了', body: '一罐一次。如果罐子是新拆的，请联系门店。' },
  CODE_EXPIRED: { title: '这个码刚刚换了', body: '柜台上的码一分钟换一次，看一眼新的再来。' },
  CODE_TRIES_SPENT: { title: '今天试得太多了', body: '没对上的码太多，明天再来，或请店员帮你看看。' },
  BIRTHDAY_LOCKED: { title: '生日暂时不能改', body: '生日关系到双倍积分，一年只能改一次。' },
  PRICE_CHANGED: { title: '价格刚刚变了', body: '已换成现在的价格，看过后再决定。' },
  TIER_HAS_NO_END: { title: '你的等级没有到期日', body: '它一直有效，不用延。等升级后再来看。' },
  TERM_EXTENDED: { title: '这一期已经延过了', body: '一期延一次，续期以后可以再延。' },
  REWARD_CLOSED: { title: '兑换时间过了', body: '它已经收起来了，看看还开着的好礼。' },
  OUT_OF_STOCK: { title: '刚刚兑完了', body: '积分没有动，看看别的好礼。' },
  REDEMPTION_LIMIT: { title: '你已经兑满了', body: '每个人能兑的次数写在上面，留一些给别人。' },
  TIER_ALREADY_HIGH: { title: '你的等级已经够高', body: '现在的等级不比它低，兑了没有用处，积分没有动。' },
  ADDRESS_NEEDED: { title: '还没有收货地址', body: '填好地址再兑，积分没有动。' },
  DELIVERY_IMPOSSIBLE: { title: '这样拿不了', body: '取货方式刚刚变了，换一种再试，积分没有动。' },
  PARTNER_UNAVAILABLE: { title: '合作方的码暂时没有了', body: '积分没有动，过几天再来，或看看别的好礼。' },
  CANCEL_OVER: { title: '撤销时间过了', body: '它已经定下来了，有问题可以打客服电话。' },
  COUPON_USED: { title: '这张券用过或送出了', body: '用过的券退不回积分，别的兑换不受影响。' },
  RESERVATION_OVER: { title: '留的时间过了', body: '积分已经放回来，还有的话可以重新兑。' },
  NOT_SHIPPED: { title: '包裹还没寄出', body: '寄出后这里会有单号，收到再确认。' },
  ALREADY_SHIPPED: { title: '这件已经寄出', body: '单号和之前填的不一样，核对一下再改。' },
  NOT_OPEN_YET: { title: '还没到开兑时间', body: '时间写在上面，到时再来，不用抢。' },
  CHOICE_CLOSED: { title: '选择已经截止', body: '没有另选的话，按写明的那一样为你留着。' },
  INVITATION_UNKNOWN: { title: '没找到这个邀请', body: '请朋友再发一次，或直接入会。' },
  INSUFFICIENT_POINTS: { title: '积分不够', body: '余额已为你刷新，看看还差多少。' },
}

/** Words for whatever a subpackage's call came to. */
export function refusalWords(code: ErrorCode): ErrorWords {
  return words[code as keyof typeof words] ?? errorWords(code)
}
