import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import { cardAlphabet, cardCodeLength, checkLength } from '../../loyalty/package-cards'
import type { Context } from '../context'
import type { Tables } from '../database'
import { sameDigest } from '../identity/digest'

/** The setting that keeps the key of the check letters. It is not the server's secret: that may change, and cards are printed. */
const setting = 'package-card-key'
const known = new WeakMap<Kysely<Tables>, string>()
const randomLength = cardCodeLength - checkLength

/** null: no cards were ever made. Found once it is remembered; tx is who asks, when a transaction is open. */
export async function cardKey({ db }: Pick<Context, 'db'>, tx: Kysely<Tables> = db): Promise<string | null> {
  const kept = known.get(db)
  if (kept) return kept
  const row = await tx.selectFrom('setting').select('value').where('name', '=', setting).executeTakeFirst()
  if (row) known.set(db, row.value)
  return row?.value ?? null
}

/** Made when the first cards are. Of two that make it at once, both get the same. */
export async function ensureCardKey(db: Kysely<Tables>, fresh = randomBytes(32).toString('hex')): Promise<string> {
  await db.insertInto('setting').values({ name: setting, value: fresh }).onConflict((on) => on.doNothing()).execute()
  const { value } = await db.selectFrom('setting').select('value').where('name', '=', setting).executeTakeFirstOrThrow()
  return value
}

function checkOf(key: string, random: string): string {
  const bytes = createHmac('sha256', key).update(`package-card:${random}`).digest()
  // Four bytes to a letter: so even that no letter is likelier than another.
  return Array.from({ length: checkLength }, (_, i) => cardAlphabet[bytes.readUInt32BE(i * 4) % cardAlphabet.length]).join('')
}

/** A code that begins with these letters. */
export const checkedCode = (key: string, random: string) => random + checkOf(key, random)

export function newCardCode(key: string): string {
  return checkedCode(key, Array.from({ length: randomLength }, () => cardAlphabet[randomInt(cardAlphabet.length)]).join(''))
}

/** Whether a code may be one of ours; whether it is, only its hash tells. */
export const isChecked = (key: string, code: string) => sameDigest(checkOf(key, code.slice(0, randomLength)), code.slice(randomLength))

/** Nothing to add to it: of 84 random bits nobody finds the code again. */
export const cardHash = (code: string) => createHash('sha256').update(code).digest('hex')
