import Taro from '@tarojs/taro'

let first: Promise<void> | undefined

/** Ends when what the first page knows has been handed to the screen. */
export function firstPaint(): Promise<void> {
  first ??= new Promise((resolve) => Taro.nextTick(resolve))
  return first
}
