import Taro from '@tarojs/taro'

/** Opens the talk with an advisor. Whether it opened: phones before 2022 and unbound companies do not. */
export async function talkTo({ link, corpId }: { link: string; corpId: string }): Promise<boolean> {
  const open = Taro.openCustomerServiceChat as typeof Taro.openCustomerServiceChat | undefined
  if (!open) return false
  return open({ extInfo: { url: link }, corpId }).then(() => true, () => false)
}
