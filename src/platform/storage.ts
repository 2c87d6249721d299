import Taro from '@tarojs/taro'

const PREFIX = 'mc:'

/** A stored value, or null. A full or broken storage counts as empty: the app then asks the server. */
export function readStored<T>(key: string): T | null {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

/** Returns whether it was stored; a caller that depends on it must look. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Removes everything whose key begins so. */
export function removeAllStored(beginning: string): void {
  try {
    const { keys } = Taro.getStorageInfoSync()
    for (const key of keys) if (key.startsWith(PREFIX + beginning)) Taro.removeStorageSync(key)
  } catch {
    // Storage is gone altogether.
  }
}

export function removeStored(key: string): void {
  try {
    Taro.removeStorageSync(PREFIX + key)
  } catch {
    // Nothing to remove, or storage is gone altogether.
  }
}
