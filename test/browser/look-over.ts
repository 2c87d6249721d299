import type { Page } from 'playwright-core'

/** What is wrong with the screen as it stands, in words; nothing when it holds. */
export function lookOver(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = []
    const width = document.documentElement.clientWidth
    const root = document.scrollingElement ?? document.documentElement
    if (root.scrollWidth > width) wrong.push(`the page is ${root.scrollWidth} px wide on a screen of ${width}`)

    // What lies outside is all right where its owner lets it be scrolled or cuts it on purpose.
    const cut = (element: Element | null): boolean =>
      element !== null && element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || cut(element.parentElement))
    const describe = (element: Element) => `${element.tagName.toLowerCase()}.${String(element.className).slice(0, 40)}`

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (text === '' || !element || /^(script|style|template|title)$/i.test(element.tagName)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || getComputedStyle(element).visibility === 'hidden') continue
      const size = parseFloat(getComputedStyle(element).fontSize)
      if (size < 12) wrong.push(`"${text.slice(0, 20)}" is ${size} px in ${describe(element)}`)
      if (/\b(undefined|NaN|null)\b|\[object /.test(text)) wrong.push(`"${text.slice(0, 40)}" stands in ${describe(element)}`)
      if ((box.right > width + 1 || box.left < -1) && !cut(element.parentElement)) wrong.push(`"${text.slice(0, 20)}" reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`)
    }
    if (document.body.innerText.replace(/\s/g, '').length < 10) wrong.push('the screen is white')
    return [...new Set(wrong)]
  })
}
