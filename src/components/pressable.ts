/**
 * What makes a View a button to fingers, keyboards and screen readers alike.
 * Spread, because Taro's types do not know tabIndex, which only the browser needs.
 */
export function pressable(label?: string, role: 'button' | 'link' | 'tab' | 'checkbox' | 'radio' | 'switch' = 'button') {
  return {
    role,
    hoverClass: 'press',
    ...(process.env.TARO_ENV === 'weapp' ? {} : { tabIndex: 0 }),
    ...(label ? { 'aria-label': label } : {}),
  }
}
