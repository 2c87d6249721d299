import { ruleVersions } from '../../brand/rules'
import document from '../../contract/openapi.gen.json'
import type { RuleVersion } from '../../loyalty/rules'
import { ruleChanges } from '../../src/text/rule-changes'
import { beginning, ruleSections, ruleSentences, windowDays } from '../../src/text/rules'

const [first, second, third] = ruleVersions

/** A version that leaves nothing out. */
const everything: RuleVersion = {
  ...third,
  // Without the first tier, whose thresholds are told as having none.
  ladder: third.ladder.slice(1),
  earning: { ...third.earning, windows: [{ name: '丰收周', percent: 130, dayOfMonth: 8, fromDay: '2026-11-01', untilDay: '2027-02-08' }] },
  checkIn: { streakPoints: [2, 3], growth: 2, milestones: [{ days: 7, points: 20, makeUpCard: true }], makeUp: { withinDays: 7, perMonth: 2 } },
}

interface Schema {
  $ref?: string
  type?: string
  enum?: string[]
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
}

const resolved = (schema: Schema): Schema => (schema.$ref ? resolved((document.components.schemas as unknown as Record<string, Schema>)[schema.$ref.split('/').pop() as string]) : schema)

/** Every value the contract knows in a version, as the way to it and another value for it. */
function leaves(schema: Schema, value: unknown, path: string[]): { path: string[]; other: unknown }[] {
  const { type, properties, items, enum: options, format } = resolved(schema)
  if (value === undefined) throw new Error(`the example that leaves nothing out lacks ${path.join('.')}`)
  if (type === 'object') return Object.entries(properties ?? {}).flatMap(([key, part]) => leaves(part, (value as Record<string, unknown>)[key], [...path, key]))
  if (type === 'array') return leaves(items as Schema, (value as unknown[])[0], [...path, '0'])
  if (type === 'integer') return [{ path, other: (value as number) + 1 }]
  if (type === 'boolean') return [{ path, other: !value }]
  if (options) return options.filter((option) => option !== value).map((other) => ({ path, other }))
  if (format === 'date') return [{ path, other: '2026-12-24' }]
  return [{ path, other: `${String(value)}x` }]
}

function changed(value: unknown, [key, ...rest]: string[], other: unknown): unknown {
  if (key === undefined) return other
  if (Array.isArray(value)) return value.map((part, i) => (String(i) === key ? changed(part, rest, other) : part))
  const whole = value as Record<string, unknown>
  return { ...whole, [key]: changed(whole[key], rest, other) }
}

// What names a version and a tier is not a rule: the head of the page tells the one, nobody reads the other.
const untold = ['version', 'effectiveAt', 'ladder.0.tierId']
const told = (rule: RuleVersion) => ruleSentences(rule).map(({ title, body }) => `${title}：${body}`)
const fields = leaves({ $ref: 'RuleVersion' }, everything, []).filter(({ path }) => !untold.includes(path.join('.')))

describe('the sentences of a rule version', () => {
  it.each(fields.map(({ path, other }) => [path.join('.'), JSON.stringify(other), path, other] as const))('tell %s: another sentence when it is %s', (_name, _shown, path, other) => {
    expect(told(changed(everything, [...path], other) as RuleVersion)).not.toEqual(told(everything))
  })

  it('walk over more than forty fields', () => {
    expect(fields.length).toBeGreaterThan(40)
  })

  it.each(ruleVersions.map((rule) => [rule.version, rule] as const))('of version %i have ids of their own, and every section holds some', (_version, rule) => {
    const sentences = ruleSentences(rule)
    expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length)
    for (const section of ruleSections) expect(sentences.some((sentence) => sentence.section === section)).toBe(true)
    expect(told(rule).join()).not.toMatch(/undefined|NaN|null|false|！|您/)
  })

  it('say nothing of rules that a version does not have', () => {
    const ids = ruleSentences({ ...first, checkIn: undefined }).map(({ id }) => id)
    for (const id of ['step', 'first-order', 'repeat-orders', 'birthday', 'floor', 'monthly-bonus', 'growth-caps', 'pay', 'refund-bonus', 'check-in']) expect(ids).not.toContain(id)
  })

  it('read as a member would want them', () => {
    const bodies = Object.fromEntries(ruleSentences(third).map(({ id, body }) => [id, body]))
    expect(bodies).toMatchObject({
      base: '每消费 ¥1 得 1 积分。',
      step: '单笔满 ¥1,000，积分 ×2。',
      'repeat-orders': '第 2 笔 ×1.5，第 3 笔 ×1.2。',
      'window:会员日': '每月 8 日消费，积分 ×1.5。',
      factors: '大额倍数、等级倍数、当次倍数依次相乘。首单、复购、生日、会员日是当次倍数，赶在同一笔只取最高的一项。',
      floor: '入会满 365 天，单笔满 ¥5，至少得 10 积分。',
      expiry: '消费、签到和任务，还有月度满额礼得的积分，有效 3 年，算到当季最后一天。',
      pay: '100 积分起，按 100 的整数倍用，最多抵一单的 50%。',
      'tier:sprout': '积分 ×1，入会即是。',
      'tier:ear': '积分 ×1.2，成长值 1,000 或消费 ¥1,200。',
    })
  })
})

it('a window tells its days, whichever it has', () => {
  const window = { name: '周', percent: 150 }
  expect(windowDays({ ...window, dayOfMonth: 8 })).toBe('每月 8 日')
  expect(windowDays({ ...window, fromDay: '2026-12-01', untilDay: '2026-12-07' })).toBe('2026年12月1日起 2026年12月7日止')
  expect(windowDays({ ...window, fromDay: '2026-12-01', dayOfMonth: 8 })).toBe('2026年12月1日起 每月 8 日')
})

it.each([
  ['2026-06-30T16:00:00Z', '7月1日'],
  ['2026-01-01T00:00:00Z', '1月1日 08:00'],
  ['2020-01-01T00:00:00Z', '2020年1月1日 08:00'],
  ['2026-12-31T16:00:00Z', '2027年1月1日'],
])('a version that begins at %s is said to begin on %s', (effectiveAt, words) => {
  expect(beginning(effectiveAt, Date.parse('2026-11-21T04:00:00Z'))).toBe(words)
})

describe('the changes between two versions', () => {
  it('are those sentences that differ, each with both sides', () => {
    expect(ruleChanges(first, second).map(({ id, before, after }) => [id, before, after])).toEqual([
      ['first-order', null, '第一笔消费，积分 ×2。'],
      ['factors', '再乘等级倍数。', '等级倍数、首单倍数依次相乘。'],
      ['welcome', '入会得 50 积分，每人一次。', '入会得 100 积分，每人一次。'],
      ['daily-cap', '一天最多计入 2,000 积分，超出的不计，入账说明会写明。', '一天最多计入 5,000 积分，超出的不计，入账说明会写明。'],
      ['expiry', '消费、签到和任务得的积分，有效 2 年，算到当季最后一天。', '消费、签到和任务得的积分，有效 3 年，算到当季最后一天。'],
    ])
  })

  it('name what is gone', () => {
    expect(ruleChanges(second, first).find(({ id }) => id === 'first-order')).toMatchObject({ before: '第一笔消费，积分 ×2。', after: null })
  })

  it('see a tier that is only called otherwise', () => {
    const renamed = { ...third, ladder: third.ladder.map((tier) => (tier.tierId === 'ear' ? { ...tier, name: '麦穗' } : tier)) }
    expect(ruleChanges(third, renamed)).toMatchObject([{ id: 'tier:ear', before: expect.stringContaining('金穗'), after: expect.stringContaining('麦穗') }])
  })

  it('are none between a version and itself', () => {
    expect(ruleChanges(third, third)).toEqual([])
  })
})
