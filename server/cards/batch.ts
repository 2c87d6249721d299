import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { printedLength } from '../../loyalty/package-cards'
import type { Tables, Tx } from '../database'
import { cardHash, ensureCardKey, newCardCode } from './code'

export interface Batch {
  batchId: string
  /** Where its parcels are sold: a marketplace, a store. */
  channel: string
  giftId: string
  /** The brand's first and last day, YYYY-MM-DD. */
  validFrom: string
  validUntil: string
}

/** So many rows to a statement. */
const perInsert = 5000

/** New codes, which are worth nothing until they are kept. They are nowhere else: who loses them has lost the cards. */
export async function makeCodes(db: Kysely<Tables>, count: number): Promise<string[]> {
  const key = await ensureCardKey(db)
  const codes = new Set<string>()
  while (codes.size < count) codes.add(newCardCode(key))
  return [...codes]
}

/** A name that no batch has yet; a batch is never added to. */
export async function isNewBatch(db: Kysely<Tables>, batchId: string): Promise<boolean> {
  return (await db.selectFrom('card_batch').select('batch_id').where('batch_id', '=', batchId).executeTakeFirst()) === undefined
}

/** From when this has been committed the cards can be claimed. onKept is told how many rows are in. Numbers follow the order of the codes, from 1. */
export async function keepBatch(tx: Tx, batch: Batch, codes: readonly string[], at: Date, onKept: (cards: number) => void = () => {}): Promise<void> {
  const { batchId, channel, giftId, validFrom, validUntil } = batch
  await tx
    .insertInto('card_batch')
    .values({ batch_id: batchId, channel, gift_id: giftId, valid_from: validFrom, valid_until: validUntil, cards: codes.length, made_at: at, voided_at: null })
    .execute()
  for (let first = 0; first < codes.length; first += perInsert) {
    const some = codes.slice(first, first + perInsert)
    await sql`insert into package_card (batch_id, code_hash, number, printed)
      select ${batchId}, code_hash, number, printed
      from unnest(${some.map(cardHash)}::text[], ${some.map((_, i) => first + i + 1)}::integer[], ${some.map((code) => code.slice(0, printedLength))}::text[]) as made (code_hash, number, printed)`.execute(tx)
    onKept(first + some.length)
  }
}

/** The codes of a new batch, kept at once: for tests and small batches. Who prints keeps them when the files are there. */
export async function makeBatch(tx: Tx, batch: Batch, count: number, at: Date): Promise<string[]> {
  const codes = await makeCodes(tx, count)
  await keepBatch(tx, batch, codes, at)
  return codes
}

/** Its cards can no longer be claimed; what was claimed stays. Returns whether there was such a batch that could be claimed from. */
export async function voidBatch(tx: Tx, batchId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('card_batch').set({ voided_at: at }).where('batch_id', '=', batchId).where('voided_at', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}
