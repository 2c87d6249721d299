/** In the browser Taro's tabs are links to `javascript:;`; the content policy would refuse that aloud at every tap. */
export function quietTabLinks(): void {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]')) event.preventDefault()
  }, true)
}
