import type { Config } from '../config'
import { Problem } from '../problem'
import { wechatAccess } from '../wechat-access'
import type { PhoneProvider } from './provider'

/** The code is none, was used, or is of another app. Whatever else goes wrong is WeChat's trouble or ours: no quota left, too busy. */
const refusals = new Set([40013, 40029, 40163])
const mainland = /^1[3-9][0-9]{9}$/

/** WeChat's phone button: its one-time code for the number, by the server. Errors: PROVIDER_REFUSED, PROVIDER_UNAVAILABLE. */
export function wechatPhoneProvider(app: Config['wechat'], now: () => number, origin?: string, timeoutMs?: number): PhoneProvider {
  const ask = app && wechatAccess(app, now, origin, timeoutMs)
  return async (code) => {
    if (!ask) throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'WeChat sign-in is not configured' })
    const answer = await ask('/wxa/business/getuserphonenumber', { code })
    if (!answer || answer === 'no token') throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'WeChat does not answer' })
    if (refusals.has(answer.errcode ?? 0)) throw new Problem('PROVIDER_REFUSED', { detail: 'WeChat refused the code of the phone', field: 'wechatCode' })
    const { purePhoneNumber, countryCode } = (answer.phone_info ?? {}) as { purePhoneNumber?: unknown; countryCode?: unknown }
    if (answer.errcode !== 0 || typeof purePhoneNumber !== 'string') throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'WeChat cannot tell the number now' })
    if (String(countryCode) !== '86' || !mainland.test(purePhoneNumber)) throw new Problem('PROVIDER_REFUSED', { detail: 'this is not a number of the mainland', field: 'wechatCode' })
    return { kind: 'phone', subject: purePhoneNumber }
  }
}
