import { plainCode } from '../../loyalty/codes'

/** As much as a code can be; what a scanner finds beyond that is none of ours, and the server says so. */
export const longestCode = 32

/** A code as it is meant, and in words by how much it is too short or too long. */
export function readCode(text: string, length: number): { code: string; amiss?: string } {
  const code = plainCode(text).slice(0, longestCode)
  const missing = length - code.length
  if (code.length === 0 || missing === 0) return { code }
  return { code, amiss: missing > 0 ? `还差 ${missing} 位` : `多了 ${-missing} 位` }
}
