import type { ErrorCode } from '../api/problem'

export type { ErrorCode }

/** What happened, and what to do about it. */
export interface ErrorWords {
  title: string
  body: string
}

/** What any screen may meet. All the rest is in refusals.ts, which the main package need not carry. */
const words = {
  OFFLINE: { title: '现在没有网络', body: '连上网后再试一次，积分都还在。' },
  TIMEOUT: { title: '网络有点慢', body: '等了一会儿没等到回音，再试一次通常就好。' },
  BAD_ANSWER: { title: '没能取到内容', body: '积分都还在，是我们这边出了点问题。再试一次通常就好。' },
  INTERNAL: { title: '没能取到内容', body: '积分都还在，是我们这边出了点问题。再试一次通常就好。' },
  READ_ONLY: { title: '正在维护', body: '现在只能查看，稍后再来操作。' },
  BAD_REQUEST: { title: '这一步没有成功', body: '填写的内容有误，改一下再试。' },
  NOT_FOUND: { title: '没有找到', body: '它可能已经不在了，回到上一页看看。' },
  NOT_SIGNED_IN: { title: '还没有登录', body: '登录后就能看到你的积分和等级。' },
  SESSION_EXPIRED: { title: '登录过期了', body: '重新登录一次，积分都还在。' },
  NOT_A_MEMBER: { title: '还不是会员', body: '入会后就能用，只要一屏。' },
  FORBIDDEN: { title: '现在的身份用不了这里', body: '店员和会员各有各的门，换一个身份再来。' },
  TOO_MANY_REQUESTS: { title: '点得有点快', body: '歇一会儿再试。' },
  IDEMPOTENCY_KEY_REUSED: { title: '这一步没有成功', body: '回到上一页重新来一遍，不会重复扣减。' },
  MEMBERSHIP_ENDING: { title: '会员正在注销', body: '想继续用，到「我的」里点「我要回来」。' },
  TASK_NOT_DONE: { title: '还差一点', body: '这个任务还没做完，进度已换成最新的。' },
  TASK_CLAIMED: { title: '已经领过了', body: '奖励在别处领过，只算一次，积分明细里有。' },
  TASK_OVER: { title: '任务已经截止', body: '没赶上这一次。做完没领的会自动到账，不会丢。' },
  TASK_SOLD_OUT: { title: '名额已满', body: '别人先做完了，看看别的任务。' },
  MAKE_UP_IMPOSSIBLE: { title: '这一天补不了', body: '补签卡用完了，或这一天已经过了能补的日子。' },
  REMINDER_LIMIT: { title: '这个月约满了', body: '提醒太多会烦人，下个月再约。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>

export type CommonCode = keyof typeof words

export function errorWords(code: ErrorCode): ErrorWords {
  return words[code as CommonCode] ?? words.BAD_ANSWER
}

/** A short reference for the service desk: the code and the last four characters of the request id. */
export function errorReference(error: { code: ErrorCode; requestId: string | null }): string {
  return error.requestId ? `${error.code}-${error.requestId.slice(-4)}` : error.code
}
