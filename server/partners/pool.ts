import { sql } from 'kysely'
import type { Context } from '../context'
import type { Tx } from '../database'
import { Problem } from '../problem'

/** Whom a code is for; asked again for the same redemption it is the same code. */
export interface Recipient {
  memberId: string
  redemptionId: string
}

/**
 * Hands out one of the codes a partner has delivered. Nobody waits for anybody: a code that somebody else is just taking is
 * passed over, and the transaction that gives it away is the one that takes the points. Errors: PARTNER_UNAVAILABLE when none is left.
 */
export async function giveCode(tx: Tx, context: Context, partnerId: string, { memberId, redemptionId }: Recipient): Promise<string> {
  const given = await tx.selectFrom('partner_code').select('code').where('member_id', '=', memberId).where('redemption_id', '=', redemptionId).executeTakeFirst()
  if (given) return given.code
  const { rows } = await sql<{ code: string }>`
    update partner_code set member_id = ${memberId}, redemption_id = ${redemptionId}, given_at = ${new Date(context.now())}
    where partner_id = ${partnerId} and code = (
      select code from partner_code where partner_id = ${partnerId} and given_at is null order by code limit 1 for update skip locked
    ) returning code`.execute(tx)
  if (rows.length === 0) throw new Problem('PARTNER_UNAVAILABLE')
  return rows[0].code
}

/** Partners of whom there is a code left. */
export async function partnersWithCodes(tx: Tx, partnerIds: readonly string[]): Promise<Set<string>> {
  if (partnerIds.length === 0) return new Set()
  const { rows } = await sql<{ partner_id: string }>`
    select partner_id from unnest(${[...partnerIds]}::text[]) as asked (partner_id)
    where exists (select from partner_code where partner_code.partner_id = asked.partner_id and given_at is null)`.execute(tx)
  return new Set(rows.map(({ partner_id }) => partner_id))
}

/** Takes in a partner's delivery; codes that are there already stay whose they are. Returns how many were new. */
export async function takeIn(tx: Tx, partnerId: string, codes: readonly string[], at: Date): Promise<number> {
  const { rows } = await sql<{ code: string }>`
    insert into partner_code (partner_id, code, delivered_at)
    select ${partnerId}, code, ${at}::timestamptz from unnest(${[...codes]}::text[]) as delivered (code)
    on conflict do nothing returning code`.execute(tx)
  return rows.length
}
