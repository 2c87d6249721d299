import type { ErrorCode, ErrorWords } from '../errors'

/** What signing in and joining are refused with. */
export const joining = {
  PROVIDER_REFUSED: { title: '没能确认你的身份', body: '再登录一次，或换一种方式。' },
  PROVIDER_UNAVAILABLE: { title: '暂时没法登录', body: '登录服务没有回音，稍后再试或换一种方式。' },
  PHONE_CODE_WRONG: { title: '验证码不对', body: '看看短信里的六位数字，再填一次。' },
  PHONE_CODE_EXPIRED: { title: '验证码过期了', body: '重新获取一个再填。' },
  CONSENT_REQUIRED: { title: '还没有勾选同意', body: '勾选后就能入会。' },
  CONSENT_OUTDATED: { title: '说明更新了', body: '会员章程有了新版本，看过后再点一次。' },
  INVITATION_UNKNOWN: { title: '没找到这个邀请', body: '请朋友再发一次，或直接入会。' },
  CARDS_ENOUGH: { title: '这个月领够了', body: '这张没有用掉，可以留到下个月，或送给朋友。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
