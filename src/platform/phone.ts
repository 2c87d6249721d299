import type { ButtonProps } from '@tarojs/components'

export type PhoneDetail = Parameters<NonNullable<ButtonProps['onGetPhoneNumber']>>[0]['detail']

/** declined: the person said no. unavailable: the platform did, for want of quota or of permission. */
export type PhoneAnswer = { code: string } | { without: 'declined' | 'unavailable' }

export interface PhoneButton {
  openType: ButtonProps['openType']
  answer: (detail: PhoneDetail) => PhoneAnswer
  /** Shows what the platform itself says of privacy. */
  openPrivacy: () => void
}

/** A browser has no button that vouches for a phone: a code is sent. phone.weapp.ts has WeChat's. */
export const phoneButton: PhoneButton | null = null

/** The cursor into a field, and the page stays where it is: what stands above was meant to be seen first. */
export function focusOn(selector: string, tries = 10): void {
  // A page that was left still stands in the document, unseen: the newest is the last.
  const field = Array.from(document.querySelectorAll<HTMLElement>(selector)).pop()
  if (field) field.focus({ preventScroll: true })
  // Taro's fields come a moment after what is around them.
  else if (tries > 0) setTimeout(() => focusOn(selector, tries - 1), 50)
}
