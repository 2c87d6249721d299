import { errorWords, type CommonCode, type ErrorCode, type ErrorWords } from './errors'
import type { account } from './refusals/account'
import type { activities } from './refusals/activities'
import type { counter } from './refusals/counter'
import type { giving } from './refusals/giving'
import type { joining } from './refusals/joining'
import type { redeeming } from './refusals/redeeming'

/** Refusals that only some features meet are in refusals/, so that every package carries no more words than it needs. */
type OneFeatures = keyof typeof account | keyof typeof activities | keyof typeof counter | keyof typeof giving | keyof typeof joining | keyof typeof redeeming

/** What any feature's write may be refused with. A Record over all codes that have no words elsewhere: a new one does not compile without. */
const words: Record<Exclude<ErrorCode, CommonCode | OneFeatures>, ErrorWords> = {
  BODY_TOO_LARGE: { title: '内容太多了', body: '减少一些再试。' },
  UNSUPPORTED_MEDIA_TYPE: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  METHOD_NOT_ALLOWED: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  CURSOR_INVALID: { title: '翻页断开了', body: '从第一页重新看一遍就好。' },
  IDEMPOTENCY_KEY_MISSING: { title: '这一步没有成功', body: '请更新到最新版本再试。' },
  CODE_UNKNOWN: { title: '没有这个码', body: '对照着再看一眼，字母和数字不分大小写。' },
  CODE_USED: { title: '这个码有人扫过了', body: '一罐一次。如果罐子是新拆的，请联系门店。' },
  CODE_EXPIRED: { title: '这个码刚刚换了', body: '柜台上的码一分钟换一次，看一眼新的再来。' },
  CODE_TRIES_SPENT: { title: '今天试得太多了', body: '没对上的码太多，明天再来，或请店员帮你看看。' },
}

/** Words for whatever a subpackage's call came to; of those that only its feature meets, it brings the table. */
export function refusalWords(code: ErrorCode, feature?: Partial<Record<ErrorCode, ErrorWords>>): ErrorWords {
  return feature?.[code] ?? words[code as keyof typeof words] ?? errorWords(code)
}
