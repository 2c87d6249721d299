import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportCsv, reportOf, tableOf } from '../../scripts/package-cards/report'
import { useBackend } from './backend'
import type { Session } from './backend'
import { cardsOn } from './cards'

const backend = useBackend({ tasks: [] })
const { claim, join: joinWith, look, print, voids } = cardsOn(backend)
const report = (batchId: string | null = null) => reportOf(backend().context.db, batchId)
const of = async (batchId: string) => (await report(batchId))[0]
let batches = 0
const batch = async (count: number, channel = 'tmall') => {
  batches += 1
  return { batchId: `batch-${batches}`, codes: await print(count, { batchId: `batch-${batches}`, channel }) }
}
const joined = async (code: string): Promise<Session> => (await joinWith(await backend().visitor(), code)).body.session

describe('the report of a batch', () => {
  it('counts what was printed, looked at, joined with and claimed by members', async () => {
    const { batchId, codes } = await batch(6)
    expect(await of(batchId)).toEqual({ batch: batchId, channel: 'tmall', printed: 6, scanned: 0, joined: 0, members: 0, firstOrder: 0, voided: false })
    await look(codes[0])
    await look(codes[0])
    const member = await joined(codes[1])
    await claim(codes[2], member)
    // A member’s first card is a welcome, and nobody has joined with it.
    await claim(codes[3], await backend().member())
    expect(await of(batchId)).toMatchObject({ printed: 6, scanned: 4, joined: 1, members: 2, firstOrder: 0 })
  })

  it('counts the first order of who joined with a card, once, unless all of it was brought back', async () => {
    const { batchId, codes } = await batch(5)
    const staff = await backend().staff()
    const [faithful, keepsHalf, bringsBack] = [await joined(codes[0]), await joined(codes[1]), await joined(codes[2])]
    await backend().buy(staff, faithful, 5000)
    await backend().buy(staff, faithful, 7000)
    await backend().refund(staff, await backend().buy(staff, keepsHalf, 8000), 4000)
    await backend().refund(staff, await backend().buy(staff, bringsBack, 8000), 8000)
    // Was a member before the card, so the card has not won them.
    const before = await backend().member()
    await claim(codes[3], before)
    await backend().buy(staff, before, 9000)
    await joined(codes[4])
    expect(await of(batchId)).toMatchObject({ scanned: 5, joined: 4, firstOrder: 2 })
  })

  it('counts a purchase with the card that was kept of two of one person', async () => {
    const { batchId, codes } = await batch(1)
    const [was, kept] = [await joined(codes[0]), await backend().member()]
    await backend().buy(await backend().staff(), kept, 5000)
    const merge = (into: string | null) => backend().context.db.updateTable('member').set({ merged_into: into }).where('member_id', '=', was.subjectId).execute()
    expect((await of(batchId)).firstOrder).toBe(0)
    await merge(kept.subjectId)
    expect((await of(batchId)).firstOrder).toBe(1)
    await merge(null)
  })

  it('of all batches tells each by its channel, with sums of a channel and of all', async () => {
    const [a, b] = [await batch(3, 'jd'), await batch(5, 'jd')]
    await joined(a.codes[0])
    await look(b.codes[0])
    const rows = (await report()).filter(({ channel }) => channel === 'jd')
    expect(rows.map((row) => [row.batch, row.printed])).toEqual([[a.batchId, 3], [b.batchId, 5]])
    const other = { batch: 'shops', channel: 'store', printed: 2, scanned: 0, joined: 0, members: 0, firstOrder: 0, voided: true }
    const lines = tableOf([...rows, other]).trim().split('\n').map((line) => line.split(/ {2,}/))
    expect(lines).toEqual([
      ['batch', 'channel', 'printed', 'scanned', 'joined', 'members', 'first order'],
      [a.batchId, 'jd', '3', '1', '33.3%', '1', '100.0%', '0', '0.0%', '0', '0.0%'],
      [b.batchId, 'jd', '5', '1', '20.0%', '0', '0.0%', '0', '0.0%', '0'],
      ['shops', 'store', '2', '0', '0.0%', '0', '0', '0', 'voided'],
      ['all of', 'jd', '8', '2', '25.0%', '1', '50.0%', '0', '0.0%', '0', '0.0%'],
      ['all', '10', '2', '20.0%', '1', '50.0%', '0', '0.0%', '0', '0.0%'],
    ])
    expect(reportCsv([other])).toBe('batch,channel,printed,scanned,scanned of printed,joined,joined of scanned,members,members of scanned,first order,first order of joined,voided\nshops,store,2,0,0.0%,0,,0,,0,,voided\n')
  })

  it('says that a batch was voided, whose figures stay', async () => {
    const { batchId, codes } = await batch(2)
    await joined(codes[0])
    expect(await voids(batchId)).toBe(true)
    expect(await voids(batchId)).toBe(false)
    expect(await of(batchId)).toMatchObject({ printed: 2, joined: 1, voided: true })
    expect((await look(codes[1])).body.state).toBe('voided')
  })
})

describe('the command', () => {
  const run = (...args: string[]) => {
    const data = join(tmpdir(), `member-center-no-data-${process.pid}`)
    const env = { ...process.env, MEMBER_CENTER_DATA: data, DATABASE_URL: '' }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/package-cards.ts', ...args], { cwd: join(__dirname, '..', '..'), env, encoding: 'utf8' })
    return { status, stdout, stderr, opened: existsSync(data) }
  }

  it.each([
    ['a count that is none', ['--batch', 'spring', '--count', 'many', '--out', 'never'], '--count is how many cards: 1 to 100000.\n'],
    ['a command it does not know', ['burn', '--batch', 'spring'], 'burn is none of its commands: report, void; without one it prints.\n'],
    ['no batch to be voided', ['void'], '--batch is a name of small letters, digits and hyphens, like 2026-autumn; 40 at most.\n'],
  ])('with %s ends in one sentence, and opens no database', (_title, args, sentence) => {
    expect(run(...args)).toEqual({ status: 1, stdout: '', stderr: sentence, opened: false })
  })
})
