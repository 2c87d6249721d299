import { createHmac, randomInt } from 'node:crypto'
import { codeAlphabet } from '../loyalty/codes'

/** A code that people read and type. */
export function newCode(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}

/** The same code for the same text whenever it is asked for, of at most eight letters; without the secret nobody can tell it. */
export function codeFrom(secret: string, text: string, length: number): string {
  const bytes = createHmac('sha256', secret).update(text).digest()
  // Four bytes to a letter: so even that no letter is likelier than another to be told.
  return Array.from({ length }, (_, i) => codeAlphabet[bytes.readUInt32BE(i * 4) % codeAlphabet.length]).join('')
}
