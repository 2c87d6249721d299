import Taro from '@tarojs/taro'
import type { ScreenFacts } from './screen'

let facts: ScreenFacts | null = null

/** Asked once: it does not change while the app runs. A file of its own keeps these calls out of the H5 build. */
export function screenFacts(): ScreenFacts {
  if (facts) return facts
  const window = Taro.getWindowInfo()
  const menu = Taro.getMenuButtonBoundingClientRect()
  const base = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  facts = {
    statusBarHeight: window.statusBarHeight ?? 20,
    menuWidth: Math.max(0, window.windowWidth - menu.left),
    typeScale: base.fontSizeScaleFactor ?? 1,
  }
  return facts
}
