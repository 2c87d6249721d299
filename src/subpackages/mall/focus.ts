/** In the browser the keyboard stays inside an open sheet, Escape closes it, and afterwards it is where it was. */
export function keepFocus(selector: string, onEscape: () => void): (() => void) | undefined {
  if (process.env.TARO_ENV === 'weapp') return undefined
  const before = document.activeElement
  const stops = () => Array.from(document.querySelectorAll<HTMLElement>(`${selector} [tabindex="0"]`))
  stops().find((each) => each.classList.contains('button'))?.focus()
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape()
    if (event.key !== 'Tab') return
    const all = stops()
    const at = all.indexOf(document.activeElement as HTMLElement) + (event.shiftKey ? -1 : 1)
    all[(at + all.length) % all.length]?.focus()
    event.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('keydown', onKey)
    if (before instanceof HTMLElement) before.focus()
  }
}
