import { products } from '../../brand/products'
import { plainCode } from '../../loyalty/codes'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import { digest } from '../identity/digest'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import type { ProblemCode } from '../problem'
import { countedBy } from '../tasks/counted'
import { recordEvent } from '../tasks/events'
import { mayTryCode, noteWrongCode } from '../wrong-codes'

/** A refusal that must not undo what was counted: thrown when the transaction has ended. */
export interface Refused {
  refused: ProblemCode
  /** The part of the request that was refused, when it was not the code. */
  field?: string
}

/** What is kept of a code; the code itself is on the product only. */
export const productCodeHash = ({ config }: Context, code: string) => digest(config.secret, 'product-code', plainCode(code))

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_TRIES_SPENT. Scanned again by the same member it says the same again. */
export async function scanProduct(call: Call<'scanProduct'>): Promise<Answer<'scanProduct'> | Refused> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  if (!(await mayTryCode(tx, context, member_id, 'product'))) return { refused: 'CODE_TRIES_SPENT' }
  const hash = productCodeHash(context, body.code)
  // Of two phones with one code the second waits here, and finds it claimed.
  const claimed = await tx
    .updateTable('product_code')
    .set({ claimed_by: member_id, claimed_at: new Date(context.now()) })
    .where('code_hash', '=', hash)
    .where('claimed_by', 'is', null)
    .returning('code_hash')
    .executeTakeFirst()
  const code = await tx.selectFrom('product_code').selectAll().where('code_hash', '=', hash).executeTakeFirst()
  if (!code) {
    await noteWrongCode(tx, context, member_id, 'product')
    return { refused: 'CODE_UNKNOWN' }
  }
  if (code.claimed_by !== member_id) return { refused: 'CODE_USED' }
  if (claimed) await recordEvent(tx, context, member, { kind: 'product_scan', sourceId: hash, subject: code.product_id })
  const product = products.find(({ productId }) => productId === code.product_id)
  return {
    first: claimed !== undefined,
    // A tin may outlive its place in the brand's list.
    product: { productId: code.product_id, name: product?.name ?? '一罐茶', batch: code.batch, story: product?.story ?? '', picture: product?.picture ?? null },
    counted: await countedBy(tx, member_id, 'product_scan', [hash]),
  }
}

/** The answer, or the refusal; the transaction has ended, so that what was counted stays. */
export function orRefuse<T extends object>(outcome: T | Refused): T {
  if ('refused' in outcome) throw new Problem(outcome.refused, { field: outcome.field ?? 'code' })
  return outcome
}
