import { join } from 'node:path'
import { programme } from '../../brand/programme'
import { addDays, dayOf } from '../../loyalty/calendar'
import { makeBatch, voidBatch } from '../../server/cards/batch'
import { Backend, type Session } from '../server/backend'

/** Codes by how their cards stand for somebody new. */
export interface Cards {
  open: string[]
  expired: string
  voided: string
  notYet: string
}

export interface CardShop {
  backend: Backend
  origin: string
  cards: Cards
  staff: Session
  /** The number of somebody who joined yesterday, with a card. */
  known: string
  /** Of somebody who joined with them, and is cancelling since. */
  leaving: string
}

const h5Folder = join(__dirname, '..', '..', 'dist', 'h5')

/** A backend of its own that listens, at the time of the phones that ask it, with cards of every kind. */
export async function openCardShop(wishes: Parameters<typeof Backend.start>[0] = {}): Promise<CardShop> {
  const backend = await Backend.start({ h5Folder, ...wishes })
  const today = dayOf(Date.now(), programme.utcOffsetMinutes)
  const at = new Date()
  const print = (batchId: string, count: number, fromDays: number, untilDays: number) =>
    backend.context.db.transaction().execute((tx) => makeBatch(tx, { batchId, channel: 'tmall', giftId: 'tea', validFrom: addDays(today, fromDays), validUntil: addDays(today, untilDays) }, count, at))
  const open = await print('open', 40, -10, 13)
  const [expired] = await print('expired', 1, -60, -17)
  const [voided] = await print('voided', 1, -10, 60)
  const [notYet] = await print('not yet', 1, 9, 60)
  await backend.context.db.transaction().execute((tx) => voidBatch(tx, 'voided', at))
  const known = backend.nextPhone()
  backend.clock.ms = Date.now() - 86_400_000
  const { token } = await backend.visitor(known)
  await backend.ask('/members', { token, body: { consent: { version: programme.consentVersion }, channel: 'app', packageCard: open.shift() } })
  const leaving = backend.nextPhone()
  const gone = await backend.visitor(leaving)
  await backend.ask('/members', { token: gone.token, body: { consent: { version: programme.consentVersion }, channel: 'app' } })
  const { body } = await backend.ask<{ lost: { points: number; coupons: number } }>('/me/cancellation', { token: gone.token })
  await backend.ask('/me/cancellation', { token: gone.token, body: { points: body.lost.points, coupons: body.lost.coupons } })
  Object.defineProperty(backend.clock, 'ms', { get: Date.now })
  const staff = await backend.staff()
  const origin = await backend.app.listen({ port: 0, host: '127.0.0.1' })
  return { backend, origin, cards: { open, expired, voided, notYet }, staff, known, leaving }
}
