import { sql } from 'kysely'
import { consentPurposes } from '../brand/consents'
import type { ConsentPurpose } from '../brand/consents'
import type { Context } from './context'
import type { Tx } from './database'

export type Purpose = ConsentPurpose['purpose']
type Switch = Exclude<Purpose, 'membership'>

/** The column of member_preference that a purpose switches. */
const columns = { personalisation: 'personalised', messages: 'messages' } as const satisfies Record<Switch, string>

export type Switches = Record<Switch, boolean>

/** How a member's switches stand; on until they say otherwise. */
export async function switchesOf(tx: Tx, memberId: string): Promise<Switches> {
  const row = await tx.selectFrom('member_preference').select(['personalised', 'messages']).where('member_id', '=', memberId).executeTakeFirst()
  return { personalisation: row?.personalised ?? true, messages: row?.messages ?? true }
}

interface Change {
  purpose: Purpose
  version: string
  agreed: boolean
  /** How they joined, or settings. */
  channel: string
}

/** Writes down that a member has agreed, or has taken it back; a switch then stands so. The member's row must be locked. */
export async function changeConsent(tx: Tx, context: Context, memberId: string, { purpose, version, agreed, channel }: Change): Promise<void> {
  const at = new Date(context.now())
  await tx.insertInto('consent_event').values({ member_id: memberId, event_id: context.newId(), purpose, version, agreed, channel, at }).execute()
  if (purpose === 'membership') return
  const kept = { [columns[purpose]]: agreed, changed_at: at }
  await tx
    .insertInto('member_preference')
    .values({ member_id: memberId, personalised: true, ...kept, changed_at: at })
    .onConflict((on) => on.column('member_id').doUpdateSet(kept))
    .execute()
}

export function purposeOf(name: string): ConsentPurpose | undefined {
  return consentPurposes.find(({ purpose }) => purpose === name)
}

/** Whether the member of a column wants to be told of what comes to an end: not switched off, and not leaving. */
export const wantsMessages = (memberId: string) => sql<boolean>`not exists (select from member_preference switched where switched.member_id = ${sql.ref(memberId)} and not switched.messages)
  and not exists (select from member leaving where leaving.member_id = ${sql.ref(memberId)} and leaving.ends_at is not null)`
