import { tastes } from '../../brand/tastes'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { countedBy } from '../tasks/counted'
import { recordEvent } from '../tasks/events'
import { memberOf } from './member-profile'

async function shown(tx: Tx, memberId: string): Promise<Answer<'getTaste'>> {
  const rows = await tx.selectFrom('taste').select('taste_id').where('member_id', '=', memberId).execute()
  const chosen = tastes.filter(({ tasteId }) => rows.some(({ taste_id }) => taste_id === tasteId)).map(({ tasteId }) => tasteId)
  return { options: tastes, chosen, counted: await countedBy(tx, memberId, 'profile_item', ['taste']) }
}

export async function getTaste(call: Call<'getTaste'>): Promise<Answer<'getTaste'>> {
  const { member_id } = await memberOf(call.tx, signedIn(call))
  return shown(call.tx, member_id)
}

/** Chosen once it has been told, and changing one's mind untells nothing. */
export async function setTaste(call: Call<'setTaste'>): Promise<Answer<'setTaste'>> {
  const { context, tx, body } = call
  if (!body.chosen.every((tasteId) => tastes.some((taste) => taste.tasteId === tasteId))) throw new Problem('BAD_REQUEST', { field: 'chosen', detail: 'a taste that is not offered' })
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  await tx.deleteFrom('taste').where('member_id', '=', member_id).execute()
  if (body.chosen.length > 0) {
    await tx.insertInto('taste').values(body.chosen.map((taste_id) => ({ member_id, taste_id }))).execute()
    await recordEvent(tx, context, member, { kind: 'profile_item', sourceId: 'taste', subject: 'taste' })
  }
  return shown(tx, member_id)
}
