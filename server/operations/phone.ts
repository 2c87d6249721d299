import type { Answer, Request, Unsigned } from '../call'
import { signedIn } from '../call'
import { atOneInstant } from '../context'
import type { Context } from '../context'
import { claim, claimOf, keepAnswer } from '../idempotency'
import type { Vouched } from '../identity/provider'
import { linkTo } from '../merge/phone'
import { offerMerge } from '../merge/offer'
import { shownMerge } from '../merge/preview'
import { Problem } from '../problem'
import { sessionOf } from './people'

export type PhoneLinked = Omit<Answer<'linkPhone'>, 'session'> & { session: Unsigned }

/** Whose phone it is, said by the platform or by whoever holds it. Errors: those of the providers, BAD_REQUEST. */
function vouch({ providers }: Context, { wechatCode, phone, code }: Request<'linkPhone'>['body']): Promise<Vouched> {
  if (wechatCode && phone) throw new Problem('BAD_REQUEST', { field: 'phone', detail: 'either the code of the phone button, or a phone and its one-time code' })
  return wechatCode ? providers.wechatPhone(wechatCode) : providers.phone({ provider: 'phone', phone, code })
}

/** Runs its own transactions, because asking a provider may take seconds and needs none. */
export async function linkPhone(running: Context, request: Request<'linkPhone'>): Promise<PhoneLinked> {
  const { body, idempotencyKey } = request
  const context = atOneInstant(running)
  const memberId = signedIn(request).subjectId
  const wanted = claimOf(context.config.secret, memberId, idempotencyKey, 'linkPhone', null, body)
  const earlier = async (): Promise<PhoneLinked | null> => {
    const row = await context.db.selectFrom('idempotency').select(['request_hash', 'body']).where('owner_id', '=', memberId).where('key', '=', wanted.key).executeTakeFirst()
    if (row && row.request_hash !== wanted.requestHash) throw new Problem('IDEMPOTENCY_KEY_REUSED')
    return (row?.body as PhoneLinked | undefined) ?? null
  }
  const before = await earlier()
  if (before) return before
  let vouched: Vouched
  try {
    vouched = await vouch(context, body)
  } catch (refusal) {
    // Of two requests with one key the other may have used up the proof just now.
    const meanwhile = await earlier()
    if (meanwhile) return meanwhile
    throw refusal
  }
  for (;;) {
    const linked = await context.db.transaction().execute(async (tx) => {
      const outcome = await claim(tx, wanted, context.now())
      if (!outcome.first) return outcome.body as PhoneLinked
      await vouched.useUp?.(tx)
      const link = await linkTo(tx, context, memberId, vouched.subject)
      if (link === 'look again') throw new LookAgain()
      const answer: PhoneLinked = {
        outcome: link.outcome,
        session: await sessionOf(tx, context, { id: link.personId, staff: false }),
        merge: link.outcome === 'merge' ? await shownMerge(tx, context, await offerMerge(tx, context, memberId, link.otherId, 'phone')) : null,
      }
      await keepAnswer(tx, wanted, answer)
      return answer
    }).catch((error) => {
      if (error instanceof LookAgain) return null
      throw error
    })
    if (linked) return linked
  }
}

/** Somebody else has just been given the number: nothing is kept of this attempt. */
class LookAgain extends Error {}
