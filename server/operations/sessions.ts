import { demoPackageCards, demoPeople } from '../../brand/demo'
import type { Answer, Request, Unsigned } from '../call'
import type { Context } from '../context'
import { claim, claimOf, keepAnswer } from '../idempotency'
import { sendCode } from '../identity/phone'
import type { Vouched } from '../identity/provider'
import { Problem } from '../problem'
import { sessionOf, subjectOf } from './people'

/** How long a lost answer can be asked for again with the same key. */
const replayMs = 10 * 60_000

async function earlierSession(context: Context, ownerId: string, key: string, requestHash: string): Promise<Unsigned | null> {
  const row = await context.db.selectFrom('idempotency').selectAll().where('owner_id', '=', ownerId).where('key', '=', key).executeTakeFirst()
  if (!row) return null
  if (row.request_hash !== requestHash) throw new Problem('IDEMPOTENCY_KEY_REUSED')
  return row.created_at.getTime() + replayMs > context.now() ? (row.body as Unsigned) : null
}

/** Runs its own transaction, because asking a provider may take seconds and needs none. */
export async function createSession(context: Context, { body, idempotencyKey }: Request<'createSession'>): Promise<Unsigned> {
  // Nobody is signed in yet, so the key is its own owner.
  const wanted = claimOf(context.config.secret, `session:${idempotencyKey}`, idempotencyKey, 'createSession', null, body)
  const before = await earlierSession(context, wanted.ownerId, wanted.key, wanted.requestHash)
  if (before) return before
  let vouched: Vouched
  try {
    vouched = await context.providers[body.provider](body)
  } catch (refusal) {
    // Of two requests with one key the other may have used up the proof just now.
    const meanwhile = await earlierSession(context, wanted.ownerId, wanted.key, wanted.requestHash)
    if (meanwhile) return meanwhile
    throw refusal
  }
  return context.db.transaction().execute(async (tx) => {
    const outcome = await claim(tx, wanted, context.now())
    if (!outcome.first && outcome.body && (await earlierSession({ ...context, db: tx }, wanted.ownerId, wanted.key, wanted.requestHash))) return outcome.body as Unsigned
    await vouched.useUp?.(tx)
    const session = await sessionOf(tx, context, await subjectOf(tx, context, vouched))
    await keepAnswer(tx, wanted, session)
    return session
  })
}

export async function sendPhoneCode(context: Context, { body }: Request<'sendPhoneCode'>): Promise<Answer<'sendPhoneCode'>> {
  const { sms } = context.providers
  if (!sms) throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'no way to send SMS is configured' })
  // No stored answer: within a minute a repeat gets the same answer from the code itself, and sends nothing.
  const sent = await sendCode({ db: context.db, secret: context.config.secret, now: context.now }, sms, body.phone)
  return { expiresAt: sent.expiresAt.toISOString(), resendAt: sent.resendAt.toISOString() }
}

export async function listDemoPeople(context: Context): Promise<Answer<'listDemoPeople'>> {
  if (!context.config.demo) throw new Problem('NOT_FOUND', { detail: 'this is not a demo' })
  return { people: demoPeople.map(({ handle, name, role, note }) => ({ handle, name, role, note })), packageCards: demoPackageCards.map(({ code, note }) => ({ code, note })) }
}
