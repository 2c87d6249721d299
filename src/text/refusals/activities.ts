import type { ErrorCode, ErrorWords } from '../errors'

/** What reviews and reading are refused with. */
export const activities = {
  REVIEW_DONE: { title: '这一单评过了', body: '一单评一次，你说过的话都在。' },
  REVIEW_IMPOSSIBLE: { title: '这一单评不了', body: '它已全部退款，或已过了 90 天。看看别的单。' },
  READ_TOO_SHORT: { title: '还没读够', body: '再慢慢看一会儿，时间到了就能点。' },
  READING_OVER: { title: '隔得太久了', body: '这次是一天前打开的，重新打开再读一遍就好。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
