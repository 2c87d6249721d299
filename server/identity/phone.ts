import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import { programme } from '../../brand/programme'
import { dayOf } from '../../loyalty/calendar'
import type { Tables, Tx } from '../database'
import { Problem } from '../problem'
import { digest, sameDigest } from './digest'
import type { IdentityProvider, Sms } from './provider'

const lifeMs = 5 * 60_000
const resendMs = 60_000
const triesPerCode = 5
// With five tries each, guessing has 50 chances in a million per day and phone.
const codesPerDay = 10

interface Means {
  db: Kysely<Tables>
  secret: string
  now(): number
}

const codeDigest = (means: Means, phone: string, code: string) => digest(means.secret, 'phone-code', phone, code)

/** Vouches for a phone whose one-time code is given. Wrong tries are counted even though the request fails. */
export function phoneProvider(means: Means): IdentityProvider {
  return async ({ phone, code }) => {
    if (!phone) throw new Problem('BAD_REQUEST', { field: 'phone', detail: 'phone needs a phone' })
    if (!code) throw new Problem('BAD_REQUEST', { field: 'code', detail: 'phone needs the one-time code' })
    const now = means.now()
    const hash = codeDigest(means, phone, code)
    const outcome = await means.db.transaction().execute(async (tx) => {
      const row = await tx.selectFrom('phone_code').selectAll().where('phone', '=', phone).forUpdate().executeTakeFirst()
      if (!row || row.expires_at.getTime() <= now || row.attempts >= triesPerCode) return 'PHONE_CODE_EXPIRED'
      if (sameDigest(row.code_hash, hash)) return 'right'
      await tx.updateTable('phone_code').set({ attempts: row.attempts + 1 }).where('phone', '=', phone).execute()
      return 'PHONE_CODE_WRONG'
    })
    if (outcome !== 'right') throw new Problem(outcome, { field: 'code' })
    const useUp = async (tx: Tx) => {
      const used = await tx
        .updateTable('phone_code')
        .set({ attempts: triesPerCode })
        .where('phone', '=', phone)
        .where('code_hash', '=', hash)
        .where('attempts', '<', triesPerCode)
        .executeTakeFirst()
      if (used.numUpdatedRows !== 1n) throw new Problem('PHONE_CODE_EXPIRED', { field: 'code' })
    }
    return { kind: 'phone', subject: phone, useUp }
  }
}

export interface SentCode {
  expiresAt: Date
  resendAt: Date
}

/** Sends a code, unless one was sent a moment ago. */
export async function sendCode(means: Means, sms: Sms, phone: string): Promise<SentCode> {
  const now = means.now()
  const today = dayOf(now, programme.utcOffsetMinutes)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const { sent, fresh } = await means.db.transaction().execute(async (tx) => {
    const nothing = { phone, code_hash: '', sent_at: new Date(0), expires_at: new Date(0), attempts: 0, day: today, sent_that_day: 0 }
    await tx.insertInto('phone_code').values(nothing).onConflict((on) => on.doNothing()).execute()
    const row = await tx.selectFrom('phone_code').selectAll().where('phone', '=', phone).forUpdate().executeTakeFirstOrThrow()
    const resendAt = new Date(row.sent_at.getTime() + resendMs)
    if (resendAt.getTime() > now) return { sent: { expiresAt: row.expires_at, resendAt }, fresh: false }
    const sentToday = row.day === today ? row.sent_that_day : 0
    if (sentToday >= codesPerDay) throw new Problem('TOO_MANY_REQUESTS', { field: 'phone', detail: 'no more codes for this phone today' })
    const expiresAt = new Date(now + lifeMs)
    await tx
      .updateTable('phone_code')
      .set({ code_hash: codeDigest(means, phone, code), sent_at: new Date(now), expires_at: expiresAt, attempts: 0, day: today, sent_that_day: sentToday + 1 })
      .where('phone', '=', phone)
      .execute()
    return { sent: { expiresAt, resendAt: new Date(now + resendMs) }, fresh: true }
  })
  if (!fresh) return sent
  try {
    await sms.send(phone, code)
  } catch {
    // Not sent: the next request may try at once.
    await means.db.updateTable('phone_code').set({ sent_at: new Date(0), expires_at: new Date(0) }).where('phone', '=', phone).execute()
    throw new Problem('PROVIDER_UNAVAILABLE', { detail: 'the code could not be sent' })
  }
  return sent
}
