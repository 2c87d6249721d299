export interface ScreenFacts {
  statusBarHeight: number
  /** What the mini-program's menu button covers at the right of the navigation bar; 0 where there is none. */
  menuWidth: number
  /** The phone's own type size, 1 is normal. */
  typeScale: number
}

/** A browser has no bar of ours and scales type itself. screen.weapp.ts asks the phone. */
export function screenFacts(): ScreenFacts {
  return { statusBarHeight: 0, menuWidth: 0, typeScale: 1 }
}
