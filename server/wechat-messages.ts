import type { Config } from './config'

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

interface Reply {
  errcode?: number
  access_token?: string
  expires_in?: number
}

/** No consent is left, or no such person. */
const refusals = new Set([43101, 40003])
const spentTokens = new Set([40001, 40014, 42001])

/** WeChat's subscribe messages: one for each time the person agreed. */
export function wechatMessenger(app: NonNullable<Config['wechat']>, now: () => number, origin = 'https://api.weixin.qq.com', timeoutMs = 5000): Messenger {
  let kept: { token: string; until: number } | null = null
  let asked: Promise<string | null> | null = null

  // Errors are never passed on: their text may hold the secret or the token.
  const post = async (path: string, body: unknown): Promise<Reply | null> => {
    try {
      const response = await fetch(origin + path, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs) })
      return (await response.json()) as Reply | null
    } catch {
      return null
    }
  }
  /** The stable kind: of several servers none takes the token away from the others. */
  const fetchToken = async (): Promise<string | null> => {
    const answer = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: app.appId, secret: app.appSecret })
    if (!answer?.access_token) return null
    // Another one a little before its time, so that none runs out under way.
    kept = { token: answer.access_token, until: now() + Math.max(0, (answer.expires_in ?? 0) - 300) * 1000 }
    return kept.token
  }
  const token = async (): Promise<string | null> => {
    if (kept && kept.until > now()) return kept.token
    asked ??= fetchToken().finally(() => (asked = null))
    return asked
  }
  const attempt = async ({ openid, templateId, page, fields }: Message): Promise<Delivery | 'token spent'> => {
    const access = await token()
    if (!access) return 'unreachable'
    const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))
    const query = new URLSearchParams({ access_token: access })
    const answer = await post(`/cgi-bin/message/subscribe/send?${query}`, { touser: openid, template_id: templateId, page, lang: 'zh_CN', data })
    if (typeof answer?.errcode !== 'number') return 'unanswered'
    if (answer.errcode === 0) return 'sent'
    if (spentTokens.has(answer.errcode)) {
      if (kept?.token === access) kept = null
      return 'token spent'
    }
    return refusals.has(answer.errcode) ? 'refused' : 'unreachable'
  }
  return async (message) => {
    const first = await attempt(message)
    if (first !== 'token spent') return first
    const second = await attempt(message)
    return second === 'token spent' ? 'unreachable' : second
  }
}
