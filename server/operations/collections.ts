import type { Selectable } from 'kysely'
import { collections } from '../../brand/collections'
import { readingMs, readingStanding } from '../../loyalty/activities'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tables } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { countedBy } from '../tasks/counted'
import { recordEvent } from '../tasks/events'

type Reading = Selectable<Tables['reading']>

function findCollection(collectionId: string) {
  const collection = collections.find((candidate) => candidate.collectionId === collectionId)
  if (!collection) throw new Problem('NOT_FOUND', { field: 'collectionId' })
  return collection
}

/** One that was finished, or is open since less than a day, is gone on with: leaving the page costs no time. */
export async function openReading(call: Call<'openReading'>): Promise<Answer<'openReading'>> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  const { collectionId, seconds } = findCollection(body.collectionId)
  const now = context.now()
  const known = await tx
    .selectFrom('reading')
    .selectAll()
    .where('member_id', '=', member_id)
    .where('collection_id', '=', collectionId)
    .where(({ eb, or }) => or([eb('finished_at', 'is not', null), eb('opened_at', '>', new Date(now - readingMs))]))
    .orderBy('finished_at', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  const fresh: Reading = { member_id, reading_id: context.newId(), collection_id: collectionId, opened_at: new Date(now), finished_at: null }
  const reading = known ?? fresh
  if (!known) await tx.insertInto('reading').values(fresh).execute()
  return {
    readingId: reading.reading_id,
    collectionId,
    openedAt: reading.opened_at.toISOString(),
    readyAt: new Date(reading.opened_at.getTime() + seconds * 1000).toISOString(),
    finishedAt: reading.finished_at?.toISOString() ?? null,
    counted: await countedBy(tx, member_id, 'collection_read', [collectionId]),
  }
}

/** Errors: NOT_FOUND, READING_OVER, READ_TOO_SHORT. */
export async function finishReading(call: Call<'finishReading'>): Promise<Answer<'finishReading'>> {
  const { context, tx, params } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  const now = context.now()
  const mine = tx.selectFrom('reading').selectAll().where('member_id', '=', member_id)
  const reading = await mine.where('reading_id', '=', params.readingId).executeTakeFirst()
  if (!reading) throw new Problem('NOT_FOUND', { field: 'readingId' })
  const { collectionId, seconds } = findCollection(reading.collection_id)
  if (!reading.finished_at) {
    const standing = readingStanding(reading.opened_at.getTime(), seconds, now)
    if (standing === 'over') throw new Problem('READING_OVER')
    if (standing > 0) throw new Problem('READ_TOO_SHORT', { retryAfterSeconds: standing })
    await tx.updateTable('reading').set({ finished_at: new Date(now) }).where('member_id', '=', member_id).where('reading_id', '=', reading.reading_id).execute()
    await recordEvent(tx, context, member, { kind: 'collection_read', sourceId: collectionId, subject: collectionId })
  }
  return {
    readingId: reading.reading_id,
    finishedAt: (reading.finished_at ?? new Date(now)).toISOString(),
    counted: await countedBy(tx, member_id, 'collection_read', [collectionId]),
  }
}
