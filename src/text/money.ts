import { points } from './points'

/** Fen with both decimals: ¥26.80. */
export function exactMoney(fen: number): string {
  const whole = points(Math.floor(Math.abs(fen) / 100))
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '−' : ''}¥${whole}.${cents}`
}

/** Fen as people say it: ¥128, ¥26.80. */
export function money(fen: number): string {
  return exactMoney(fen).replace(/\.00$/, '')
}

/** Yuan as typed, in fen; null while it is no amount that can be paid. */
export function typedFen(typed: string): number | null {
  if (!/^\d{1,6}(\.\d{0,2})?$/.test(typed)) return null
  const [yuan, cents = ''] = typed.split('.')
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return fen > 0 ? fen : null
}
