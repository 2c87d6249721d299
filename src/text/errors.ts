import type { ErrorCode } from '../api/problem'

export type { ErrorCode }

/** What happened, and what to do about it. */
export interface ErrorWords {
  title: string
  body: string
}

/** A Record over every code: a new code does not compile without words. */
const words: Record<ErrorCode, ErrorWords> = {
  OFFLINE: { title: '现在没有网络', body: '连上网后再试一次，积分都还在。' },
  TIMEOUT: { title: '网络有点慢', body: '等了一会儿没等到回音，再试一次通常就好。' },
  BAD_ANSWER: { title: '没能取到内容', body: '积分都还在，是我们这边出了点问题。再试一次通常就好。' },
  INTERNAL: { title: '没能取到内容', body: '积分都还在，是我们这边出了点问题。再试一次通常就好。' },
  READ_ONLY: { title: '正在维护', body: '现在只能查看，稍后再来操作。' },
  BAD_REQUEST: { title: '这一步没有成功', body: '填写的内容有误，改一下再试。' },
  BODY_TOO_LARGE: { title: '内容太多了', body: '减少一些再试。' },
  UNSUPPORTED_MEDIA_TYPE: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  METHOD_NOT_ALLOWED: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  NOT_FOUND: { title: '没有找到', body: '它可能已经不在了，回到上一页看看。' },
  CURSOR_INVALID: { title: '翻页断开了', body: '从第一页重新看一遍就好。' },
  NOT_SIGNED_IN: { title: '还没有登录', body: '登录后就能看到你的积分和等级。' },
  SESSION_EXPIRED: { title: '登录过期了', body: '重新登录一次，积分都还在。' },
  NOT_A_MEMBER: { title: '还不是会员', body: '入会后就能用，只要一屏。' },
  FORBIDDEN: { title: '现在的身份用不了这里', body: '店员和会员各有各的门，换一个身份再来。' },
  TOO_MANY_REQUESTS: { title: '点得有点快', body: '歇一会儿再试。' },
  IDEMPOTENCY_KEY_MISSING: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  IDEMPOTENCY_KEY_REUSED: { title: '这一步没有成功', body: '回到上一页重新来一遍，不会重复扣减。' },
  PROVIDER_REFUSED: { title: '没能确认你的身份', body: '再登录一次，或换一种方式。' },
  PROVIDER_UNAVAILABLE: { title: '暂时没法登录', body: '登录服务没有回音，稍后再试或换一种方式。' },
  PHONE_CODE_WRONG: { title: '验证码不对', body: '看看短信里的六位数字，再填一次。' },
  PHONE_CODE_EXPIRED: { title: '验证码过期了', body: '重新获取一个再填。' },
  CONSENT_REQUIRED: { title: '还没有勾选同意', body: '勾选后就能入会。' },
  CONSENT_OUTDATED: { title: '说明更新了', body: '会员章程有了新版本，看过后再点一次。' },
  SOURCE_ALREADY_USED: { title: '这笔已经入过账', body: '同一张小票只算一次，积分没有重复也没有少。' },
  REFUND_TOO_LARGE: { title: '退款超过了实付', body: '核对金额后再退。' },
  INSUFFICIENT_POINTS: { title: '积分不够', body: '余额已为你刷新，看看还差多少。' },
}

export function errorWords(code: ErrorCode): ErrorWords {
  return words[code] ?? words.BAD_ANSWER
}

/** A short reference for the service desk: the code and the last four characters of the request id. */
export function errorReference(error: { code: ErrorCode; requestId: string | null }): string {
  return error.requestId ? `${error.code}-${error.requestId.slice(-4)}` : error.code
}
