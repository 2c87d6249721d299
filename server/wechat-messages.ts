import type { Config } from './config'
import { wechatAccess } from './wechat-access'

export interface Message {
  openid: string
  templateId: string
  page: string
  fields: Record<string, string>
}

/** refused: the person does not want it, or cannot have it. unreachable: not sent. unanswered: nobody knows. */
export type Delivery = 'sent' | 'refused' | 'unreachable' | 'unanswered'

/** Sends one message, at most once; never throws. */
export type Messenger = (message: Message) => Promise<Delivery>

/** No consent is left, or no such person. */
const refusals = new Set([43101, 40003])

/** WeChat's subscribe messages: one for each time the person agreed. */
export function wechatMessenger(app: NonNullable<Config['wechat']>, now: () => number, origin?: string, timeoutMs?: number): Messenger {
  const ask = wechatAccess(app, now, origin, timeoutMs)
  return async ({ openid, templateId, page, fields }) => {
    const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))
    const answer = await ask('/cgi-bin/message/subscribe/send', { touser: openid, template_id: templateId, page, lang: 'zh_CN', data })
    if (answer === 'no token') return 'unreachable'
    if (typeof answer?.errcode !== 'number') return 'unanswered'
    if (answer.errcode === 0) return 'sent'
    return refusals.has(answer.errcode) ? 'refused' : 'unreachable'
  }
}
