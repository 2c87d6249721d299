// Stands in for Taro's reading of HTML: the app has no text that holds any.
export function setInnerHTML() {
  throw new Error('HTML in text is left out of this build')
}
