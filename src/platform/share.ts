import Taro from '@tarojs/taro'

/** Whether the platform has a button of its own that sends a page to somebody. A browser has not: there a link is copied. */
export const sendsByItself = false

export function linkTo(path: string): string {
  return `${window.location.href.split('#')[0]}#${path}`
}

/** Rejects where the browser does not let us. */
export async function copyLink(path: string): Promise<void> {
  await Taro.setClipboardData({ data: linkTo(path) })
}

export function keepPrivate(): void {}
