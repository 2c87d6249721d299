/** Nothing that looks like something else: no 0 O, 1 I L, 8 B, 5 S, 2 Z. */
export const codeAlphabet = 'ACDEFGHJKMNPQRTUVWXY34679'

/** A code as it is meant, however it was typed or printed: "huxn qufe" and "HUXN-QUFE" are one. */
export function plainCode(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}

/** In groups of four, as it is printed and read out. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
