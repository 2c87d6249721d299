import type { Kysely } from 'kysely'
import { cardCode } from '../../loyalty/package-cards'
import type { Request } from '../call'
import type { Context } from '../context'
import type { Tables, Tx } from '../database'
import { wrongCode } from '../guesses'
import type { Problem } from '../problem'
import { cardKey, isChecked } from './code'
import { findCard } from './standing'
import type { Card } from './standing'

type From = Request<never>['from']

/** A code whose own letters vouch for it; null: no need to ask the database. */
async function checkedCode(context: Context, text: string, tx?: Kysely<Tables>): Promise<string | null> {
  const code = cardCode(text)
  const key = code && (await cardKey(context, tx))
  return key && isChecked(key, code) ? code : null
}

/** Before a transaction is begun: most of what is tried ends here. Errors: CODE_UNKNOWN, TOO_MANY_REQUESTS. */
export async function mustBeChecked(context: Context, text: string, from: From): Promise<void> {
  if (!(await checkedCode(context, text))) throw wrongCode(context, from)
}

/** The card there is, or what is answered when there is none: the same to a near miss and to nonsense, and counted the same. */
export async function cardAt(context: Context, tx: Tx, text: string, from: From): Promise<Card | Problem> {
  const code = await checkedCode(context, text, tx)
  return (code && (await findCard(tx, code))) || wrongCode(context, from)
}
