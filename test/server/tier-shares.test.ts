import type { components } from '../../contract/types.gen'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')

describe('how many share a tier', () => {
  const percents = async () => {
    const { body } = await backend().ask<{ ladder: { tier: Schemas['Tier']; memberPercent: number | null }[] }>('/programme')
    return body.ladder.map(({ memberPercent }) => memberPercent)
  }

  it('is not said of fewer than twenty, is counted by upkeep, and no more than once an hour', async () => {
    const { db } = backend().context
    expect(await percents()).toEqual([null, null, null, null, null])
    const at = new Date(start)
    for (let i = 0; i < 40; i += 1) {
      const member_id = backend().context.newId()
      await db.insertInto('person').values({ member_id, first_seen_at: at }).execute()
      await db.insertInto('member').values({ member_id, nickname: '某人', joined_at: at, channel: 'app', tier_id: 'sprout', tier_since: at }).execute()
    }
    const [top] = await db.selectFrom('member').select('member_id').limit(1).execute()
    await db.updateTable('member').set({ tier_id: 'grain-full' }).where('member_id', '=', top.member_id).execute()
    await upkeep(backend().context)
    // One of forty is 2.5 %; it is rounded up, for 0 % would be nobody.
    expect(await percents()).toEqual([100, 3, 3, 3, 3])

    await db.updateTable('member').set({ tier_id: 'sprout' }).execute()
    backend().clock.ms += 3_600_000 - 1
    await upkeep(backend().context)
    expect((await percents())[4]).toBe(3)
    backend().clock.ms += 1
    await upkeep(backend().context)
    expect(await percents()).toEqual([100, 0, 0, 0, 0])

    await db.updateTable('tier_share').set({ members: 19 }).execute()
    expect(await percents()).toEqual([null, null, null, null, null])
    await db.updateTable('tier_share').set({ members: 20 }).execute()
    expect(await percents()).toEqual([100, 0, 0, 0, 0])
  })
})
