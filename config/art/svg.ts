/** A drawing as a data URI short enough for CSS: single quotes, and only what a URL forbids is escaped. */
export function dataUri(svg: string): string {
  const packed = svg
    .replace(/\n\s*/g, '')
    .replace(/"/g, "'")
    .replace(/#/g, '%23')
    .replace(/</g, '%3C')
    .replace(/>/g, '%3E')
  return `data:image/svg+xml,${packed}`
}

export const round = (n: number) => Math.round(n * 10) / 10
