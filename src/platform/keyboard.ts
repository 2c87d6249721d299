/** In the browser what looks like a button is one to the keyboard too: Enter and space press it. */
export function pressByKeyboard(): void {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('keydown', (event) => {
    const target = event.target
    if (!(target instanceof HTMLElement)) return
    if ((event.key === 'Enter' || event.key === ' ') && target.tabIndex === 0 && target.matches('[role]')) {
      event.preventDefault()
      target.click()
    }
  })
}
