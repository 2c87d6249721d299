import Taro from '@tarojs/taro'

/** What the code says; null when the person thought better of it, or nothing was found. */
export const scanCode: (() => Promise<string | null>) | null = async () => {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })).result || null
  } catch {
    return null
  }
}
