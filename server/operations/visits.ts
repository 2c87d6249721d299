import { programme } from '../../brand/programme'
import { dayOf } from '../../loyalty/calendar'
import { plainCode } from '../../loyalty/codes'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import { countedBy } from '../tasks/counted'
import { recordEvent } from '../tasks/events'
import { stepAt, storeShowing, visitCode, visitStepMs } from '../visit-code'
import { mayTryCode, noteWrongCode } from '../wrong-codes'
import type { Refused } from './product-codes'
import { staffStore } from './purchases'

export async function getVisitCode(call: Call<'getVisitCode'>): Promise<Answer<'getVisitCode'>> {
  const { context, tx } = call
  const { storeId, storeName } = await staffStore(tx, signedIn(call).subjectId)
  const step = stepAt(context.now())
  return { code: visitCode(context.config.secret, storeId, step), storeName, until: new Date((step + 1) * visitStepMs).toISOString() }
}

/** Errors: CODE_UNKNOWN, CODE_EXPIRED, CODE_TRIES_SPENT. A store and day count once, whether by this or by buying something. */
export async function visitStore(call: Call<'visitStore'>): Promise<Answer<'visitStore'> | Refused> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  if (!(await mayTryCode(tx, context, member_id, 'visit'))) return { refused: 'CODE_TRIES_SPENT' }
  const stores = await tx.selectFrom('store').selectAll().orderBy('store_id').execute()
  const shown = storeShowing(context.config.secret, stores.map(({ store_id }) => store_id), plainCode(body.code), context.now())
  if (shown === 'expired') return { refused: 'CODE_EXPIRED' }
  const store = shown && stores.find(({ store_id }) => store_id === shown.storeId)
  if (!store) {
    await noteWrongCode(tx, context, member_id, 'visit')
    return { refused: 'CODE_UNKNOWN' }
  }
  const day = dayOf(context.now(), programme.utcOffsetMinutes)
  const sourceId = `${store.store_id}:${day}`
  const first = await recordEvent(tx, context, member, { kind: 'store_visit', sourceId, subject: store.store_id })
  return { first, storeName: store.name, day, counted: await countedBy(tx, member_id, 'store_visit', [sourceId]) }
}
