import { renderSVG } from 'uqr'
import { linkTo } from '../../platform/share'

/** A code to be scanned across the table, as a CSS picture. */
export function linkPicture(path: string): string | null {
  return `url("data:image/svg+xml,${encodeURIComponent(renderSVG(linkTo(path), { border: 0, ecc: 'L' }))}")`
}
