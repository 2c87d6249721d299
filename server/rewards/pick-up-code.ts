import { newCode } from '../code'
import type { Tx } from '../database'

/** A code by which a store finds a redemption; unique in the whole programme. */
export async function newPickUpCode(tx: Tx, memberId: string, redemptionId: string): Promise<string> {
  const code = newCode(12)
  await tx.insertInto('redemption_code').values({ code, member_id: memberId, redemption_id: redemptionId }).execute()
  return code
}
