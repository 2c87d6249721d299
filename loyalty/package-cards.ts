import { plainCode } from './codes'

/** 2-9 and A-Z without I, L and O: 31 letters, of which twenty are 99 bits. */
export const cardAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const cardCodeLength = 20
/** The last of them check the others, with a key that only the server has. */
export const checkLength = 3
/** So many letters tell cards apart where a code is spoken of: 7H2K. */
export const printedLength = 4

export interface CardGift {
  giftId: string
  /** Once per member, with the first card. */
  welcome: {
    /** note is one line beneath the name; picture is one of the app's still lifes. */
    coupons: { couponKind: string; note: string; picture: string | null }[]
    points: number
  }
  /** For every further card. */
  thanks: { points: number }
}

/** A code however it was typed; null: it has not the shape of one. */
export function cardCode(text: string): string | null {
  const code = plainCode(text)
  return code.length === cardCodeLength && [...code].every((letter) => cardAlphabet.includes(letter)) ? code : null
}

/** What is printed as a QR code. base has no slash at its end. */
export const cardLink = (base: string, code: string) => `${base}/c/${code}`

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** The text where a link has its code. */
const inLink = (link: string) => /^https?:\/\/[^?#]+\/c\/([^/?#]+)\/?(?:[?#].*)?$/i.exec(link)?.[1] ?? ''

/** What a page is opened with, as it comes. */
export interface CardQuery {
  /** Of a mini-program code. */
  scene?: string
  /** The link of an ordinary QR code, encoded once. */
  q?: string
  /** Of a plain link. */
  card?: string
}

/** The card that a page was opened with; null: with none. damaged: with something else, or with part of one. */
export function cardCodeIn({ scene, q, card }: CardQuery): { code: string } | 'damaged' | null {
  const text = scene !== undefined ? decoded(scene) : q !== undefined ? inLink(decoded(q)) : card
  if (text === undefined) return null
  const code = cardCode(text)
  return code ? { code } : 'damaged'
}
