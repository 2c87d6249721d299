import { claimWithinDays } from '../../../brand/marketplaces'
import type { ErrorCode, ErrorWords } from '../../text/errors'
import { joining } from '../../text/refusals/joining'

type Words = Partial<Record<ErrorCode, ErrorWords>>

/** What the codes mean of a phone number, of an old card, and of an order. */
export const phoneWords: Words = {
  ...joining,
  PROVIDER_REFUSED: { title: '这个手机号没能连上', body: '再试一次，或换一个手机号。' },
  PROVIDER_UNAVAILABLE: { title: '暂时没法确认手机号', body: '用短信验证码，或过一会儿再试。' },
}

export const oldCardWords: Words = {
  CODE_UNKNOWN: { title: '卡号或密码对不上', body: '卡号在正面，密码在背面刮开，两样都要对。' },
  CODE_USED: { title: '这张旧卡已经合过', body: '一张旧卡合一次。不是你合的，请联系客服。' },
}

export const orderWords: Words = {
  CODE_UNKNOWN: { title: '没找到这一单', body: '订单号和手机号后四位都要对。刚下的单，过几天才查得到。' },
  CODE_USED: { title: '这一单有人领过了', body: '一单领一次。不是你领的，请联系客服。' },
  CODE_EXPIRED: { title: '这一单隔得太久了', body: `下单 ${claimWithinDays} 天内可以补，近一些的可以试试。` },
}
