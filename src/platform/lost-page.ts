/** A browser without a network may be sent to a page it has not fetched yet: it goes back where it was, and says why. */
export function leaveLostPages(): void {
  if (process.env.TARO_ENV === 'weapp') return
  let left = 0
  window.addEventListener('unhandledrejection', ({ reason }) => {
    // Script and style of one page fail one after the other.
    if (!/Loading (CSS )?chunk/.test(String((reason as Error | undefined)?.message)) || Date.now() - left < 2000) return
    left = Date.now()
    history.back()
    const words = document.createElement('div')
    words.className = 'lost-page'
    words.setAttribute('role', 'status')
    words.textContent = '没有网络，这一页还没下载好'
    document.body.appendChild(words)
    setTimeout(() => words.remove(), 3000)
  })
}
