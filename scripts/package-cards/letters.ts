import letters from '../../brand/card/letters.json'

/** A line of text: y is its foot, size the height of its square, from where it is measured. */
export interface Line {
  text: string
  x: number
  y: number
  size: number
  from: 'start' | 'middle' | 'end'
}

/** An outline of 1000 units to its square, y upwards, of absolute M, L, C and Z only. */
interface Letter {
  wide: number
  d: string
}

const known: Record<string, Letter> = letters

export const letterUnits = 1000

export function letterOf(sign: string): Letter {
  const letter = known[sign]
  if (!letter) throw new Error(`brand/card/letters.json has no outline of ${sign}.`)
  return letter
}

/** Each sign of the line with the place of its foot. Spaces take room and are not drawn. */
export function placed({ text, x, y, size, from }: Line): { sign: string; x: number; y: number; scale: number }[] {
  const scale = size / letterUnits
  const long = [...text].reduce((sum, sign) => sum + letterOf(sign).wide, 0) * scale
  let at = x - (from === 'middle' ? long / 2 : from === 'end' ? long : 0)
  return [...text].flatMap((sign) => {
    const place = { sign, x: at, y, scale }
    at += letterOf(sign).wide * scale
    return sign === ' ' ? [] : [place]
  })
}
