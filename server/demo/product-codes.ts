import { demoProductCodes } from '../../brand/demo'
import type { Context } from '../context'
import type { Tx } from '../database'
import { productCodeHash } from '../operations/product-codes'

/** Tins whose codes can be typed in. */
export async function seedProductCodes(tx: Tx, context: Context): Promise<void> {
  const rows = demoProductCodes.map(({ code, productId, batch }) => ({ code_hash: productCodeHash(context, code), product_id: productId, batch }))
  await tx.insertInto('product_code').values(rows).execute()
}
