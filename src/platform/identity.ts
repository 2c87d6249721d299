import Taro from '@tarojs/taro'

/** Whether this platform can vouch for the person without asking them anything. */
export const hasSilentLogin = process.env.TARO_ENV === 'weapp'

/** A one-time WeChat code for the server to exchange. Rejects when WeChat refuses. */
export async function wechatCode(): Promise<string> {
  const { code } = await Taro.login()
  return code
}
