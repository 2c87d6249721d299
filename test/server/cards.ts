import { randomUUID } from 'node:crypto'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { makeBatch, voidBatch } from '../../server/cards/batch'
import type { Batch } from '../../server/cards/batch'
import { cardHash } from '../../server/cards/code'
import type { Backend, Session } from './backend'

type Schemas = components['schemas']
type Coupon = Schemas['Coupon']

/** Cards to be claimed on a backend: what tests of them have in common. */
export function cardsOn(backend: () => Backend) {
  // Sessions end after days; stories here go on for longer.
  const token = ({ subjectId, role }: Session) => backend().app.jwt.sign({ sub: subjectId, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const ask = <T>(path: string, who: Session | null, body?: unknown, headers?: Record<string, string>) => backend().ask<T & Schemas['Problem']>(path, { token: who ? token(who) : undefined, body, headers })
  const consent = { version: programme.consentVersion }
  return {
    ask,
    /** The codes of a new batch that can be claimed from the backend's day on, unless told otherwise. */
    print: (count: number, more: Partial<Batch> = {}): Promise<string[]> => {
      const batch = { batchId: randomUUID(), channel: 'tmall', giftId: 'tea', validFrom: '2026-11-20', validUntil: '2027-02-28', ...more }
      return backend().context.db.transaction().execute((tx) => makeBatch(tx, batch, count, new Date(backend().clock.ms)))
    },
    voids: (batchId: string) => backend().context.db.transaction().execute((tx) => voidBatch(tx, batchId, new Date(backend().clock.ms))),
    look: (code: string, who: Session | null = null, headers?: Record<string, string>) => ask<Schemas['PackageCard']>(`/package-cards/${encodeURIComponent(code)}`, who, undefined, headers),
    claim: (code: string, who: Session, headers?: Record<string, string>) => ask<Schemas['CardGiven']>(`/package-cards/${encodeURIComponent(code)}/claims`, who, {}, headers),
    join: (visitor: Session, packageCard?: string, more: object = {}, headers?: Record<string, string>) => ask<Schemas['Joined']>('/members', visitor, { consent, channel: 'app', ...more, ...(packageCard !== undefined && { packageCard }) }, headers),
    row: (code: string) => backend().context.db.selectFrom('package_card').selectAll().where('code_hash', '=', cardHash(code)).executeTakeFirstOrThrow(),
    wallet: async (who: Session) => (await ask<{ usable: Coupon[] }>('/me/coupons', who)).body.usable,
    points: async (who: Session) => (await ask<Schemas['Home']>('/me/home', who)).body.points?.available,
  }
}
