import { randomInt } from 'node:crypto'
import { codeAlphabet } from '../loyalty/codes'

/** A code that people read and type. */
export function newCode(length: number): string {
  return Array.from({ length }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
}
