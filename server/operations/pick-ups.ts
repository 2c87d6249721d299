import type { components } from '../../contract/types.gen'
import { plainCode } from '../../loyalty/codes'
import type { Answer, Call, Request } from '../call'
import { signedIn } from '../call'
import { atOneInstant } from '../context'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { ProblemCode } from '../problem'
import { progressOf, redemptionOf, step } from '../rewards/redemption'
import type { Redemption } from '../rewards/redemption'
import { mayTryStaffCode, noteWrongStaffCode } from '../wrong-codes'
import { maskedMember } from './member-profile'
import { orRefuse } from './product-codes'
import type { Refused } from './product-codes'
import { staffStore } from './purchases'

type Shown = components['schemas']['PickUp']

/** Tapped twice by the same hands; later, or by somebody else, it is a second handing over. */
const sameTapMs = 120_000

async function shown(tx: Tx, context: Context, code: string, redemption: Redemption): Promise<Shown> {
  const { collected_at, collected_store_id } = redemption
  const store = collected_store_id && (await tx.selectFrom('store').select('name').where('store_id', '=', collected_store_id).executeTakeFirstOrThrow())
  return {
    code,
    name: redemption.name,
    picture: redemption.picture as Shown['picture'],
    member: await maskedMember(tx, redemption.member_id),
    state: progressOf(redemption, context.now()).state,
    priceFen: redemption.price_fen,
    redeemedAt: redemption.redeemed_at.toISOString(),
    collected: collected_at && store ? { at: collected_at.toISOString(), storeName: store.name } : null,
  }
}

/** Whose a code is. One that is nobody's is counted. */
async function ownerOf(tx: Tx, context: Context, staffId: string, code: string): Promise<{ member_id: string; redemption_id: string } | Refused> {
  if (!(await mayTryStaffCode(tx, context, staffId, 'pick_up'))) return { refused: 'CODE_TRIES_SPENT' }
  const owner = await tx.selectFrom('redemption_code').select(['member_id', 'redemption_id']).where('code', '=', code).executeTakeFirst()
  if (owner) return owner
  await noteWrongStaffCode(tx, context, staffId, 'pick_up')
  return { refused: 'CODE_UNKNOWN' }
}

/** In a transaction of its own, though it only looks: wrong codes are counted. Errors: CODE_UNKNOWN, CODE_TRIES_SPENT. */
export async function findPickUp(running: Context, request: Request<'findPickUp'>): Promise<Answer<'findPickUp'>> {
  const context = atOneInstant(running)
  const staffId = signedIn(request).subjectId
  const code = plainCode(request.params.code)
  return orRefuse(
    await context.db.transaction().execute(async (tx) => {
      await staffStore(tx, staffId)
      const owner = await ownerOf(tx, context, staffId, code)
      return 'refused' in owner ? owner : shown(tx, context, code, await redemptionOf(tx, owner.member_id, owner.redemption_id))
    }),
  )
}

/** Errors: CODE_UNKNOWN, CODE_TRIES_SPENT, CODE_USED, CODE_EXPIRED. */
export async function collectPickUp(call: Call<'collectPickUp'>): Promise<Answer<'collectPickUp'> | Refused> {
  const { context, tx, params } = call
  const staffId = signedIn(call).subjectId
  const { storeId } = await staffStore(tx, staffId)
  const code = plainCode(params.code)
  const owner = await ownerOf(tx, context, staffId, code)
  if ('refused' in owner) return owner
  const member = await openAccount(tx, context, owner.member_id, 'NOT_FOUND')
  const redemption = await redemptionOf(tx, member.member_id, owner.redemption_id)
  const now = context.now()
  const { collected_at, collected_staff_id } = redemption
  if (collected_at && collected_staff_id === staffId && now - collected_at.getTime() < sameTapMs) return shown(tx, context, code, redemption)
  const refused: ProblemCode | null = collected_at ? 'CODE_USED' : redemption.state === 'ready' ? null : 'CODE_EXPIRED'
  if (refused) return { refused }
  const handed = { collected_at: new Date(now), collected_store_id: storeId, collected_staff_id: staffId }
  return shown(tx, context, code, await step(tx, redemption, 'collected', now, handed))
}
