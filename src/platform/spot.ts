/** Where something stands on the screen, and how much of the screen is left below it, in px. */
export interface Spot {
  top: number
  left: number
  width: number
  height: number
  room: number
}

/** Goes to the top of the page and tells where something of its upper part stands; null when it is not there. */
export async function showSpot(selector: string): Promise<Spot | null> {
  // A page that was left still stands in the document, unseen.
  const found = Array.from(document.querySelectorAll(selector)).find((element) => element.getBoundingClientRect().width > 0)
  if (!found) return null
  window.scrollTo(0, 0)
  const { top, left, width, height, bottom } = found.getBoundingClientRect()
  return { top, left, width, height, room: window.innerHeight - bottom }
}
