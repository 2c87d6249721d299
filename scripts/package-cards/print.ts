import { existsSync, mkdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cardLinkBase } from '../../brand/package-cards'
import { cardLink } from '../../loyalty/package-cards'
import { isNewBatch, keepBatch, makeCodes } from '../../server/cards/batch'
import type { Database } from '../../server/database'
import { readArtwork } from './artwork'
import { unfinished } from './asked'
import type { Wanted } from './asked'
import { csvOf } from './csv'
import { PdfSheets } from './pdf'
import { qrOf } from './qr'
import { Refusal } from './refusal'
import { perSheet } from './sheet'
import type { PrintedCard, Printing } from './sheet'
import { svgSheet } from './svg'

/** Told how far a step has come. */
export type Progress = (step: string, done: number, all: number) => void

/** Codes are worth what they give: only whoever prints reads the folder, and it is on the disk before a card is live. */
const safely = { mode: 0o600, flush: true }

async function writeFiles(folder: string, cards: readonly PrintedCard[], printing: Printing, progress: Progress): Promise<void> {
  const artwork = readArtwork()
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder, { mode: 0o700 })
  mkdirSync(join(folder, 'svg'))
  writeFileSync(join(folder, 'cards.csv'), csvOf(cards, printing.batchId), safely)
  const pdf = await PdfSheets.begin(printing, artwork.svg)
  for (let sheet = 1; sheet <= printing.sheets; sheet += 1) {
    const some = cards.slice((sheet - 1) * perSheet, sheet * perSheet).map((card) => ({ ...card, qr: qrOf(card.link) }))
    pdf.add(some, sheet)
    writeFileSync(join(folder, 'svg', `sheet-${String(sheet).padStart(5, '0')}.svg`), svgSheet(some, sheet, printing, artwork.inside), { mode: 0o600 })
    progress('sheets', sheet, printing.sheets)
  }
  writeFileSync(join(folder, 'cards.pdf'), await pdf.finish(), safely)
}

async function mustBeNew({ db }: Database, { batchId, out }: Wanted): Promise<void> {
  const isNew = await isNewBatch(db, batchId)
  const left = existsSync(unfinished(out))
  if (!isNew && left) throw new Refusal(`The cards of batch ${batchId} are live already, and ${unfinished(out)} may hold them: see its cards.csv, and rename the folder to ${out}.`)
  if (!isNew) throw new Refusal(`There is a batch ${batchId} already; a batch is printed once.`)
  if (left) throw new Refusal(`${unfinished(out)} is left of a run that was interrupted; no card of batch ${batchId} is live, so delete it when its cards.csv is of that batch.`)
}

/**
 * Files first, in a folder that is named unfinished; then the hashes, all or none; then the folder gets its name. Interrupted before
 * the hashes, the files are worth nothing; after, they only lack the name. No card is ever live without a file. Throws Refusal.
 */
export async function printBatch(database: Database, wanted: Wanted, at: Date, progress: Progress): Promise<void> {
  const { batchId, count, out, validUntil } = wanted
  await mustBeNew(database, wanted)
  const codes = await makeCodes(database.db, count)
  const cards = codes.map((code, i) => ({ number: i + 1, code, link: cardLink(cardLinkBase, code) }))
  const folder = unfinished(out)
  try {
    await writeFiles(folder, cards, { batchId, lastDay: validUntil, sheets: Math.ceil(count / perSheet) }, progress)
  } catch (failure) {
    rmSync(folder, { recursive: true, force: true })
    throw failure
  }
  await database.db.transaction().execute((tx) => keepBatch(tx, wanted, codes, at, (kept) => progress('cards kept', kept, count)))
  // Not every system renames onto a folder, be it empty.
  if (existsSync(out)) rmdirSync(out)
  renameSync(folder, out)
}
