/** Yuan as typed, in fen; null while it is no amount that can be paid. */
export function typedFen(typed: string): number | null {
  if (!/^\d{1,6}(\.\d{0,2})?$/.test(typed)) return null
  const [yuan, cents = ''] = typed.split('.')
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return fen > 0 ? fen : null
}
