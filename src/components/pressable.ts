/**
 * What makes a View a button to fingers, keyboards and screen readers alike.
 * Spread, because Taro's types do not know tabIndex, which only H5 needs.
 */
export function pressable(label?: string, role: 'button' | 'link' | 'tab' | 'checkbox' = 'button') {
  const props = { role, tabIndex: 0, hoverClass: 'press', hoverStayTime: 80 }
  return label ? { ...props, 'aria-label': label } : props
}
