import Taro from '@tarojs/taro'

export const canScan = true

/** What the code says; null when the person thought better of it, or nothing was found. */
export async function scanCode(): Promise<string | null> {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })).result || null
  } catch {
    return null
  }
}
