/** 2680 → 2,680. Written out because phones' own number formats differ. */
export function points(n: number): string {
  const digits = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, ',')
  return n < 0 ? `−${digits}` : digits
}

/** +153, −500 with a true minus, 0. */
export function signedPoints(n: number): string {
  return n > 0 ? `+${points(n)}` : points(n)
}

/** 120 → ×1.2 */
export function multiplier(percent: number): string {
  return `×${percent / 100}`
}

/** Keeps a number and its unit on one line where the text as a whole may wrap. */
export function tied(text: string): string {
  return text.replace(/(\d) /g, '$1\u00a0')
}
