import { existsSync, readdirSync, statSync } from 'node:fs'
import { cardGifts } from '../../brand/package-cards'
import { addDays } from '../../loyalty/calendar'
import type { Batch } from '../../server/cards/batch'
import { Refusal } from './refusal'

/** As typed. */
export interface Typed {
  batch?: string
  count?: string
  out?: string
  channel?: string
  gift?: string
  from?: string
  until?: string
}

export interface Wanted extends Batch {
  count: number
  /** Not there yet, or an empty folder. */
  out: string
}

const most = 100_000
/** Cards lie in parcels and drawers for a while. */
const usualDays = 180

export function nameIn(what: string, text: string | undefined): string {
  if (!text || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(text)) throw new Refusal(`--${what} is a name of small letters, digits and hyphens, like 2026-autumn; 40 at most.`)
  return text
}

function dayIn(what: string, text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) throw new Refusal(`--${what} ${text} is no day; write it like 2027-02-28.`)
  return text
}

/** The folder while it is being filled: what lies there may be worth nothing. */
export const unfinished = (out: string) => `${out.replace(/[/\\]+$/, '')}.unfinished`

function folderIn(out: string | undefined): string {
  if (!out) throw new Refusal('--out names the folder for the printer.')
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0)) throw new Refusal(`${out} is there already; choose a new folder.`)
  return out
}

/** What is to be printed, when it can be. today is the brand's day. Throws Refusal. */
export function wantedIn(typed: Typed, today: string): Wanted {
  const batchId = nameIn('batch', typed.batch)
  const count = Number(typed.count)
  if (!/^\d+$/.test(typed.count ?? '') || count < 1 || count > most) throw new Refusal(`--count is how many cards: 1 to ${most}.`)
  const giftId = typed.gift ?? cardGifts[0].giftId
  if (!cardGifts.some((gift) => gift.giftId === giftId)) throw new Refusal(`brand/package-cards.ts knows no gift ${giftId}; it knows ${cardGifts.map((gift) => gift.giftId).join(', ')}.`)
  const validFrom = dayIn('from', typed.from ?? today)
  const validUntil = dayIn('until', typed.until ?? addDays(validFrom, usualDays))
  if (validUntil < validFrom) throw new Refusal(`The last day ${validUntil} is before the first, ${validFrom}.`)
  if (validUntil < today) throw new Refusal(`The last day ${validUntil} is over.`)
  return { batchId, channel: nameIn('channel', typed.channel ?? 'parcel'), giftId, validFrom, validUntil, count, out: folderIn(typed.out) }
}
