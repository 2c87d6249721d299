import { runsOf, runText } from '../../src/subpackages/points/runs'

type Entry = Parameters<typeof runsOf>[0][number]

const entry = (source: Entry['source'], occurredAt: string, points = 2): Entry => ({
  entryId: `${source} ${occurredAt}`, kind: 'accrual', source, label: null, occurredAt, points, balanceAfter: 100, growth: 0,
})
const checkIn = (day: string, points = 2) => entry('check_in', `${day}T04:00:00Z`, points)
const sizes = (entries: Entry[]) => runsOf(entries).map((run) => run.length)

describe('check-ins in the ledger', () => {
  it('of days in a row are one row, told from the first day to the last', () => {
    const [run] = runsOf([checkIn('2026-11-20', 3), checkIn('2026-11-19', 3), checkIn('2026-11-18'), checkIn('2026-11-17')])
    expect(runText(run)).toBe('11.17–11.20 · 2+2+3+3')
  })

  it('are told without their sum once it would be long', () => {
    const days = Array.from({ length: 8 }, (_, i) => checkIn(`2026-11-${20 - i}`))
    expect(runText(runsOf(days)[0])).toBe('11.13–11.20')
  })

  it.each<[string, Entry[], number[]]>([
    ['a day left out parts them', [checkIn('2026-11-20'), checkIn('2026-11-18')], [1, 1]],
    ['months and years do not', [checkIn('2027-01-01'), checkIn('2026-12-31')], [2]],
    ['anything between them parts them, for the balance of the row must be true', [checkIn('2026-11-20'), entry('task', '2026-11-19T08:00:00Z'), checkIn('2026-11-19')], [1, 1, 1]],
    ['only they are taken together', [entry('task', '2026-11-20T08:00:00Z'), entry('task', '2026-11-19T08:00:00Z')], [1, 1]],
    ['days are those of the brand', [entry('check_in', '2026-11-19T16:30:00Z'), entry('check_in', '2026-11-19T15:30:00Z')], [2]],
    ['two of one day are two', [entry('check_in', '2026-11-19T05:00:00Z'), entry('check_in', '2026-11-19T04:00:00Z')], [1, 1]],
    ['none are none', [], []],
  ])('%s', (_what, entries, expected) => expect(sizes(entries)).toEqual(expected))
})
