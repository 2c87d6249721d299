import { canonical } from '../loyalty/canonical'
import type { Tx } from './database'
import { digest } from './identity/digest'
import { Problem } from './problem'

export interface Claim {
  ownerId: string
  key: string
  operation: string
  requestHash: string
}

/** Everything that makes two requests the same: the operation, what its path names, its body. Keyed, for a body may hold a code. */
export function claimOf(secret: string, ownerId: string, key: string, operation: string, params: unknown, body: unknown): Claim {
  return { ownerId, key, operation, requestHash: digest(secret, operation, JSON.stringify(params ?? null), canonical(body)) }
}

/**
 * Takes the key in the transaction of the write, or returns the first answer when it is taken.
 * A second request with the key waits here until the first has ended; when that one failed, the key is free again.
 */
export async function claim(tx: Tx, wanted: Claim, now: number): Promise<{ first: true } | { first: false; body: unknown }> {
  const taken = await tx
    .insertInto('idempotency')
    .values({ owner_id: wanted.ownerId, key: wanted.key, operation: wanted.operation, request_hash: wanted.requestHash, created_at: new Date(now) })
    .onConflict((on) => on.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return { first: true }
  const row = await tx
    .selectFrom('idempotency')
    .select(['request_hash', 'body'])
    .where('owner_id', '=', wanted.ownerId)
    .where('key', '=', wanted.key)
    .executeTakeFirstOrThrow()
  if (row.request_hash !== wanted.requestHash) throw new Problem('IDEMPOTENCY_KEY_REUSED')
  return { first: false, body: row.body }
}

export async function keepAnswer(tx: Tx, { ownerId, key }: Claim, answer: unknown): Promise<void> {
  await tx.updateTable('idempotency').set({ body: JSON.stringify(answer) }).where('owner_id', '=', ownerId).where('key', '=', key).execute()
}

/** Shorter than the time to come back from cancelling: what others' answers say of somebody is gone before they are. */
const keptForMs = 14 * 86_400_000

export async function forgetOldKeys(tx: Tx, now: number): Promise<void> {
  await tx.deleteFrom('idempotency').where('created_at', '<', new Date(now - keptForMs)).execute()
}
