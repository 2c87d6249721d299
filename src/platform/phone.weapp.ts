import Taro from '@tarojs/taro'
import type { PhoneAnswer, PhoneButton } from './phone'

/** WeChat's own button. One tap also agrees to its privacy notice, without which it gives nothing. */
export const phoneButton: PhoneButton | null = {
  openType: 'getPhoneNumber|agreePrivacyAuthorization' as PhoneButton['openType'],
  answer({ code, errMsg }): PhoneAnswer {
    if (code) return { code }
    return { without: /deny|denied|cancel|not authorized/.test(errMsg) ? 'declined' : 'unavailable' }
  },
  openPrivacy() {
    const open = Taro.openPrivacyContract as typeof Taro.openPrivacyContract | undefined
    // Phones differ in whether they promise anything.
    Promise.resolve(open?.({})).catch(() => undefined)
  },
}

/** Nothing is typed here. */
export function focusOn(_selector: string): void {}
