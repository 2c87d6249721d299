import type { Context } from './context'
import type { Tx } from './database'
import { digest } from './identity/digest'

/** What is kept of a receipt whose owner has left. */
export const spentReceipt = ({ config }: Context, receiptNumber: string) => digest(config.secret, 'receipt', receiptNumber)

/** Whether a receipt has earned for somebody who has left since. Ask after the number was claimed, so that nobody is just leaving. */
export async function isSpent(tx: Tx, context: Context, receiptNumber: string): Promise<boolean> {
  const row = await tx.selectFrom('spent_receipt').select('receipt_hash').where('receipt_hash', '=', spentReceipt(context, receiptNumber)).executeTakeFirst()
  return row !== undefined
}
