import { demoPeople, demoStores, demoTaken } from '../../brand/demo'
import { idsAt } from '../context'
import type { Context } from '../context'
import type { Tx } from '../database'
import { upkeep } from '../ledger/upkeep'
import { Life } from './life'
import type { Place } from './life'
import { tellNeighbours } from './neighbours'
import { seedOneId } from './one-id'
import { seedPackageCards } from './package-cards'
import { seedPartnerCodes } from './partner-codes'
import { seedProductCodes } from './product-codes'
import { inGrace, longStanding, newMember, topTier } from './stories'

/** The setting that keeps when the demo was filled. */
export const marker = 'demo-people'
const stories: Record<string, { initials: string; tell: typeof newMember }> = {
  'he-miao': { initials: 'HM', tell: newMember },
  'lin-jianxi': { initials: 'LJX', tell: longStanding },
  'shen-wanqiu': { initials: 'SWQ', tell: topTier },
  'su-he': { initials: 'SH', tell: inGrace },
}

/** Stores and the people who work there: no points, so nothing to live through. */
async function openStores(tx: Tx, context: Context): Promise<Record<string, Place>> {
  const at = new Date(context.now())
  const places: Record<string, Place> = {}
  for (const store of demoStores) {
    const storeId = context.newId()
    await tx.insertInto('store').values({ store_id: storeId, name: store.name }).execute()
    for (const person of demoPeople) {
      if (!('store' in person) || person.store !== store.handle) continue
      const staffId = context.newId()
      await tx.insertInto('staff').values({ staff_id: staffId, store_id: storeId, name: person.name, role: person.role }).execute()
      await tx.insertInto('identity').values({ kind: 'demo', subject: person.handle, subject_kind: 'staff', subject_id: staffId, created_at: at }).execute()
      places[store.handle] ??= { storeId, staffId, name: store.name }
    }
  }
  return places
}

/** A person who can sign in by the demo and by phone. */
async function introduce(tx: Tx, context: Context, { handle, name, phone, role }: { handle: string; name: string; phone: string; role: string }): Promise<string> {
  const memberId = context.newId()
  const at = new Date(context.now())
  await tx.insertInto('person').values({ member_id: memberId, name: role === 'visitor' ? null : name, phone, first_seen_at: at }).execute()
  const both = [{ kind: 'demo', subject: handle }, { kind: 'phone', subject: phone }]
  await tx.insertInto('identity').values(both.map((identity) => ({ ...identity, subject_kind: 'person', subject_id: memberId, created_at: at }))).execute()
  return memberId
}

/** Fills an empty database with the demo, in one transaction: a start that is cut short leaves nothing, and the next does it all. */
export async function seedDemo(context: Context): Promise<void> {
  const done = await context.db.selectFrom('setting').select('value').where('name', '=', marker).executeTakeFirst()
  if (done) return
  const somebody = await context.db.selectFrom('person').select('member_id').limit(1).executeTakeFirst()
  if (somebody) {
    context.print('This database has people of its own; the demo people are not added.')
    return
  }
  const now = context.now()
  context.print('Filling the demo: living through two years of tea …')
  await context.db.transaction().execute(async (tx) => {
    // Of two servers that start at once, the second waits here and then finds it done.
    const mine = await tx.insertInto('setting').values({ name: marker, value: new Date(now).toISOString() }).onConflict((on) => on.doNothing()).returning('name').executeTakeFirst()
    if (!mine) return
    const longAgo = now - 800 * 86_400_000
    const clock = { ms: longAgo }
    const then: Context = { ...context, db: tx, now: () => clock.ms, newId: idsAt(() => clock.ms) }
    const { wukang, yuyuan } = await openStores(tx, then)
    await seedProductCodes(tx, then)
    await seedPartnerCodes(tx, then)
    await seedPackageCards(tx, now)
    clock.ms = now - 30 * 86_400_000
    await seedOneId(tx, then, now)
    clock.ms = longAgo
    await tx.insertInto('reward_stock').values(Object.entries(demoTaken).map(([reward_id, taken]) => ({ reward_id, taken }))).execute()
    await tellNeighbours(tx, then, clock, { now, wukang })
    for (const person of demoPeople) {
      if (!('phone' in person)) continue
      clock.ms = longAgo
      const memberId = await introduce(tx, then, person)
      const story = stories[person.handle]
      if (!story) continue
      const life = new Life(tx, then, memberId, story.initials)
      story.tell(life, { now, wukang, yuyuan })
      const happenings = life.happenings.sort((a, b) => a.at - b.at)
      for (const happening of happenings) {
        clock.ms = happening.at
        await happening.live()
      }
      context.print(`  ${person.name}: ${happenings.length} happenings`)
    }
  })
  await upkeep(context)
}
