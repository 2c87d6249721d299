import Taro from '@tarojs/taro'

/** Whether the platform has a button of its own that sends a page to somebody. */
export const sendsByItself = true

/** There is no link into a mini-program to be copied. */
export async function copyLink(_path: string): Promise<void> {}

/** Who is sent the page cannot send it on. Phones that do not know how share as ever. */
export function keepPrivate(): void {
  const update = Taro.updateShareMenu as typeof Taro.updateShareMenu | undefined
  update?.({ isPrivateMessage: true }).catch(() => undefined)
}
