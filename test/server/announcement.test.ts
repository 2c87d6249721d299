import { programme } from '../../brand/programme'
import { ruleVersions } from '../../brand/rules'
import { checkRules } from '../../loyalty/rule-check'
import { ruleAt, upcomingRule } from '../../loyalty/rules'
import { demoFilledAt, withAnnouncement } from '../../server/demo/announcement'
import { seedDemo } from '../../server/demo/seed'
import { keepRuleVersions } from '../../server/rule-versions'
import { Backend } from './backend'
import { freshDatabase } from './engine'

const at = (instant: string) => Date.parse(instant)
const newest = ruleVersions[ruleVersions.length - 1]
const filled = at('2026-11-21T04:00:00Z')

describe('what the demo announces', () => {
  it.each([
    ['2026-11-21T04:00:00Z', '2026-12-31T16:00:00.000Z'],
    ['2026-11-30T15:59:59Z', '2026-12-31T16:00:00.000Z'],
    ['2026-11-30T16:00:00Z', '2027-01-31T16:00:00.000Z'],
    ['2026-12-31T15:00:00Z', '2027-01-31T16:00:00.000Z'],
  ])('in a demo filled at %s is due at %s', (when, begins) => {
    const versions = withAnnouncement(ruleVersions, at(when))
    expect(versions.slice(0, -1)).toEqual(ruleVersions)
    expect(versions[versions.length - 1]).toMatchObject({ version: newest.version + 1, effectiveAt: begins })
  })

  it('raises the member day, one tier’s factor and one threshold, and contradicts nothing', () => {
    const versions = withAnnouncement(ruleVersions, filled)
    const announced = versions[versions.length - 1]
    expect(announced.earning.windows).toEqual([{ name: '会员日', percent: 200, dayOfMonth: 8 }])
    expect(announced.ladder.map(({ multiplierPercent, growthThreshold }) => [multiplierPercent, growthThreshold])).toEqual([[100, 0], [110, 300], [125, 1000], [135, 2600], [150, 6000]])
    expect(checkRules(versions, programme.utcOffsetMinutes).errors).toEqual([])
  })

  it('is nothing where the brand itself has something to come', () => {
    const announced = [...ruleVersions, { ...newest, version: newest.version + 1, effectiveAt: '2027-03-01T00:00:00Z' }]
    expect(withAnnouncement(announced, filled)).toEqual(announced)
  })

  it('is the same at every later start, is to come until its instant, and is in force from then on', async () => {
    const database = await freshDatabase()
    const start = async (now: number) => {
      const filledAt = await demoFilledAt(database, now)
      const rules = withAnnouncement(ruleVersions, filledAt as number)
      await keepRuleVersions(database, rules, now)
      return rules
    }
    const first = await start(filled)
    await database.db.insertInto('setting').values({ name: 'demo-people', value: new Date(filled).toISOString() }).execute()
    for (const later of ['2026-12-24T04:00:00Z', '2026-12-31T15:59:59Z', '2026-12-31T16:00:00Z', '2027-05-01T04:00:00Z'].map(at)) expect(await start(later)).toEqual(first)
    expect(upcomingRule(first, at('2026-12-31T15:59:59Z'))?.version).toBe(newest.version + 1)
    expect(ruleAt(first, at('2026-12-31T15:59:59Z')).version).toBe(newest.version)
    expect(ruleAt(first, at('2026-12-31T16:00:00Z')).version).toBe(newest.version + 1)
    expect(upcomingRule(first, at('2026-12-31T16:00:00Z'))).toBeNull()
    await database.close()
  }, 60_000)
})

describe('whether a demo has something to announce', () => {
  it('counts from the instant that filling it keeps, and says nothing to people of their own', async () => {
    const backend = await Backend.start()
    const { database, clock } = backend
    expect(await demoFilledAt(database, clock.ms)).toBe(clock.ms)
    await backend.member()
    expect(await demoFilledAt(database, clock.ms)).toBeNull()
    await backend.close()

    const demo = await Backend.start()
    const begun = demo.clock.ms
    await seedDemo(demo.context)
    demo.pass(20)
    expect(await demoFilledAt(demo.database, demo.clock.ms)).toBe(begun)
    await demo.close()
  }, 180_000)
})
