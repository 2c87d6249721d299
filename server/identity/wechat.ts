import type { Config } from '../config'
import { Problem } from '../problem'
import type { IdentityProvider } from './provider'

interface CodeAnswer {
  openid?: string
  unionid?: string
  errcode?: number
}

/** Codes of code2session that mean the login code is bad, used or blocked; all others are WeChat's own trouble. */
const refusals = new Set([40029, 40163, 40226])

/** WeChat login: the app's one-time code for an openid, by the server, because only it may know the app secret. */
export function wechatProvider(app: Config['wechat'], origin = 'https://api.weixin.qq.com', timeoutMs = 5000): IdentityProvider {
  return async ({ code }) => {
    if (!code) throw new Problem('BAD_REQUEST', { field: 'code', detail: 'wechat needs the code of wx.login' })
    if (!app) throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'WeChat sign-in is not configured' })
    const query = new URLSearchParams({ appid: app.appId, secret: app.appSecret, js_code: code, grant_type: 'authorization_code' })
    let answer: CodeAnswer
    try {
      const response = await fetch(`${origin}/sns/jscode2session?${query}`, { signal: AbortSignal.timeout(timeoutMs) })
      answer = (await response.json()) as CodeAnswer
    } catch {
      // The error is not passed on: its text may hold the address, and the address holds the secret.
      throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'WeChat does not answer' })
    }
    if (typeof answer?.openid === 'string' && answer.openid) {
      const { openid, unionid } = answer
      return { kind: 'wechat', subject: openid, ...(typeof unionid === 'string' && unionid && { also: { kind: 'union', subject: unionid } }) }
    }
    if (refusals.has(answer?.errcode ?? 0)) throw new Problem('PROVIDER_REFUSED', { detail: 'WeChat refused the login code' })
    throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'WeChat cannot vouch for anybody now' })
  }
}
