import type { ErrorCode, ErrorWords } from '../errors'

/** What members are refused with in what is about themselves. */
export const account = {
  MERGE_OVER: { title: '合卡的时间过了', body: '再验证一次旧卡或手机号，就能重新来过。' },
  MERGE_CHANGED: { title: '旧卡刚刚有变化', body: '已换成现在的样子，看过后再确认。' },
  MERGE_IMPOSSIBLE: { title: '旧卡还有没办完的事', body: '先取走或收到预留、寄出的东西，再来合卡。' },
  CANCELLATION_CHANGED: { title: '刚刚又有变化', body: '会失去的东西和刚才看到的不一样了，看过后再决定。' },
  CANCELLATION_BLOCKED: { title: '还有没办完的事', body: '先取走或收到兑的东西，再来注销。' },
  NICKNAME_REFUSED: { title: '这个名字用不了', body: '换一个不带联系方式、不冒犯人的名字。' },
  BIRTHDAY_LOCKED: { title: '生日暂时不能改', body: '生日关系到双倍积分，一年只能改一次。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
