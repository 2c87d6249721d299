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
