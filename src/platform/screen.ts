import Taro from '@tarojs/taro'

export interface ScreenFacts {
  statusBarHeight: number
  /** What the mini-program's menu button covers at the right of the navigation bar; 0 where there is none. */
  menuWidth: number
  /** The phone's own type size, 1 is normal. */
  typeScale: number
}

let facts: ScreenFacts | null = null

/** Asked once: it does not change while the app runs. */
export function screenFacts(): ScreenFacts {
  if (facts) return facts
  if (process.env.TARO_ENV !== 'weapp') return (facts = { statusBarHeight: 0, menuWidth: 0, typeScale: 1 })
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
