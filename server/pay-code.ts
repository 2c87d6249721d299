import { plainCode } from '../loyalty/codes'
import type { components } from '../contract/types.gen'
import { codeFrom } from './code'
import type { Context } from './context'
import type { Tx } from './database'
import { digest } from './identity/digest'
import { mustStay, openAccount } from './ledger/account'
import type { Member } from './ledger/post'
import type { ProblemCode } from './problem'

const length = 8
const minute = 60_000
const goodForMs = 5 * minute
/** Void codes are told from nonsense for so long. */
const rememberedMs = 60 * minute
/** Enough for clumsy fingers; of 25⁸ codes somebody's is not found by guessing. */
const wrongTries = { most: 10, withinMs: 10 * minute }

/** Made again from its id whenever it is shown: what is stored is a digest. */
const codeOf = ({ config }: Context, codeId: string) => codeFrom(config.secret, `pay-code:${codeId}`, length)
export const payCodeHash = ({ config }: Context, code: string) => digest(config.secret, 'pay-code', plainCode(code))

/** The account must be open: the row of the code is the member's own. */
export async function makePayCode(tx: Tx, context: Context, memberId: string): Promise<void> {
  const now = context.now()
  await tx.deleteFrom('pay_code_owner').where('member_id', '=', memberId).where('made_at', '<', new Date(now - rememberedMs)).execute()
  for (;;) {
    const code_id = context.newId()
    const code_hash = payCodeHash(context, codeOf(context, code_id))
    const made_at = new Date(now)
    const free = await tx.insertInto('pay_code_owner').values({ code_hash, member_id: memberId, made_at }).onConflict((on) => on.doNothing()).returning('code_hash').executeTakeFirst()
    // Somebody's already, once in a hundred thousand million times.
    if (!free) continue
    const code = { code_id, code_hash, made_at, expires_at: new Date(now + goodForMs), payment_id: null }
    await tx.insertInto('pay_code').values({ member_id: memberId, ...code }).onConflict((on) => on.column('member_id').doUpdateSet(code)).execute()
    return
  }
}

export async function shownPayCode(tx: Tx, context: Context, memberId: string): Promise<{ madeAt: Date | null; shown: components['schemas']['Till']['code'] }> {
  const row = await tx.selectFrom('pay_code').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  if (!row) return { madeAt: null, shown: null }
  const good = row.payment_id === null && row.expires_at.getTime() > context.now()
  return { madeAt: row.made_at, shown: good ? { code: codeOf(context, row.code_id), until: row.expires_at.toISOString() } : null }
}

/** Counted for each member of staff; their row is locked, so that many guesses at once are counted one after another. */
async function wrongCodes(tx: Tx, context: Context, staffId: string): Promise<number> {
  await tx.selectFrom('staff').select('staff_id').where('staff_id', '=', staffId).forNoKeyUpdate().execute()
  const since = new Date(context.now() - wrongTries.withinMs)
  const row = await tx.selectFrom('till_wrong_code').select('tries').where('staff_id', '=', staffId).where('since', '>', since).executeTakeFirst()
  return row?.tries ?? 0
}

async function noteWrong(tx: Tx, context: Context, staffId: string, before: number): Promise<void> {
  const since = new Date(context.now())
  const counted = tx.insertInto('till_wrong_code').values({ staff_id: staffId, since, tries: 1 })
  await counted.onConflict((on) => on.column('staff_id').doUpdateSet(before === 0 ? { since, tries: 1 } : { tries: before + 1 })).execute()
}

/** Whose a code is, void or not; null counts as a guess. */
export async function ownerOfCode(tx: Tx, context: Context, staffId: string, codeHash: string): Promise<{ memberId: string } | { refused: ProblemCode }> {
  const before = await wrongCodes(tx, context, staffId)
  if (before >= wrongTries.most) return { refused: 'CODE_TRIES_SPENT' }
  const owner = await tx.selectFrom('pay_code_owner').select('member_id').where('code_hash', '=', codeHash).executeTakeFirst()
  if (owner) return { memberId: owner.member_id }
  await noteWrong(tx, context, staffId, before)
  return { refused: 'CODE_UNKNOWN' }
}

/** Why a code that is the member's cannot be used, or null when it can. The account must be open. */
export async function voidness(tx: Tx, context: Context, member: Member, codeHash: string): Promise<ProblemCode | null> {
  const row = await tx.selectFrom('pay_code').selectAll().where('member_id', '=', member.member_id).executeTakeFirst()
  if (!row || row.code_hash !== codeHash) return 'CODE_EXPIRED'
  if (row.payment_id !== null) return 'CODE_USED'
  return row.expires_at.getTime() <= context.now() ? 'CODE_EXPIRED' : null
}

/** Once. The account must be open. */
export async function usePayCode(tx: Tx, member: Member, paymentId: string): Promise<void> {
  await tx.updateTable('pay_code').set({ payment_id: paymentId }).where('member_id', '=', member.member_id).execute()
}

/** The member behind a code that can be used, their account open. */
export async function openByCode(tx: Tx, context: Context, staffId: string, codeHash: string): Promise<{ member: Member } | { refused: ProblemCode }> {
  const owner = await ownerOfCode(tx, context, staffId, codeHash)
  if ('refused' in owner) return owner
  const member = await openAccount(tx, context, owner.memberId, 'NOT_FOUND')
  mustStay(member)
  const refused = await voidness(tx, context, member, codeHash)
  return refused ? { refused } : { member }
}
