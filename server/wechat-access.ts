import type { Config } from './config'

/** What WeChat answers; null when it does not, or not in JSON. */
export type Reply = Record<string, unknown> & { errcode?: number; access_token?: string; expires_in?: number }

/** One call with the server's own token, asked for anew once when WeChat says that it is spent. no token: there is none to be had now. */
export type WechatAccess = (path: string, body: unknown) => Promise<Reply | null | 'no token'>

const spentTokens = new Set([40001, 40014, 42001])

export function wechatAccess(app: NonNullable<Config['wechat']>, now: () => number, origin = 'https://api.weixin.qq.com', timeoutMs = 5000): WechatAccess {
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
  const attempt: WechatAccess = async (path, body) => {
    const access = await token()
    if (!access) return 'no token'
    const answer = await post(`${path}?${new URLSearchParams({ access_token: access })}`, body)
    if (spentTokens.has(answer?.errcode ?? 0) && kept?.token === access) kept = null
    return answer
  }
  return async (path, body) => {
    const first = await attempt(path, body)
    return first && first !== 'no token' && spentTokens.has(first.errcode ?? 0) ? attempt(path, body) : first
  }
}
