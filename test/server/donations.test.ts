import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { useMall } from './mall'

type Schemas = components['schemas']
const project = { projectId: 'books', project: '山里小学的一间书屋', matchPercent: 100, goalPoints: 10_000 }
const rewards: Reward[] = [
  { rewardId: 'books', kind: 'donation', name: '一间书屋', story: '', picture: 'seedling', prices: [{ points: 100, fen: 0 }, { points: 501, fen: 0 }], donation: project },
  { rewardId: 'half', kind: 'donation', name: '半份', story: '', picture: 'seedling', prices: [{ points: 101, fen: 0 }], donation: { ...project, projectId: 'half', matchPercent: 50 } },
]
const { backend, ask, give, redeem, cancel, shown, available } = useMall(rewards)
const raised = async (rewardId = 'books') => {
  const { donation } = (await shown(rewardId))!
  return [donation?.raisedPoints ?? 0, donation?.donors ?? 0]
}

it('gives points to a project for good: an entry of its own kind, a certificate, the project’s total with what the brand adds', async () => {
  await give(900)
  const [points, donors] = await raised()
  const { status, body } = await redeem('books', { points: 501 })
  expect([status, body.state, body.cancelUntil]).toEqual([201, 'done', null])
  expect(body.certificate).toEqual({ number: expect.stringMatching(/^20261120-[A-Z0-9]{8}$/), project: '山里小学的一间书屋', points: 501, matchedPoints: 501 })
  const { entry, postings } = (await ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${body.entryId}`)).body
  expect(entry).toMatchObject({ kind: 'donation', source: 'donation', points: -501, label: '一间书屋' })
  expect(postings).toEqual([{ from: 'available', to: 'donated', points: 501 }])
  expect(await raised()).toEqual([points + 1002, donors + 1])
})

it('counts who gives twice once, and what they give twice', async () => {
  await give(900)
  const [points, donors] = await raised()
  await redeem('books', { points: 100 })
  await redeem('books', { points: 100 })
  expect(await raised()).toEqual([points + 400, donors + 1])
})

it('adds half where the brand adds half, rounded down', async () => {
  await give(900)
  const [points] = await raised('half')
  expect((await redeem('half')).body.certificate?.matchedPoints).toBe(50)
  expect(await raised('half')).toEqual([points + 151, expect.any(Number)])
})

it('says before that it cannot be taken back, and does not take it back', async () => {
  await give(900)
  expect(await shown('books')).toMatchObject({ cancelMinutes: null, reserveHours: null })
  const { body } = await redeem('books', { points: 100 })
  expect((await cancel(body.redemptionId)).body.code).toBe('CANCEL_OVER')
  expect(await available()).toBe(900)
})

it('is one gift and one certificate, however often the same one is sent', async () => {
  await give(900)
  const [points, donors] = await raised()
  const id = '0192f0c1-7b1e-7cc0-8a5e-0123456789ab'
  const crowd = await Promise.all(Array.from({ length: 8 }, () => redeem('books', { id, points: 100 })))
  expect(new Set(crowd.map(({ body }) => body.certificate?.number)).size).toBe(1)
  expect(await available()).toBe(900)
  expect(await raised()).toEqual([points + 200, donors + 1])
})

it('leaves no trace of a gift that could not be paid', async () => {
  const before = await raised()
  expect((await redeem('books', { points: 501 })).body.code).toBe('INSUFFICIENT_POINTS')
  expect(await raised()).toEqual(before)
})

it('counts as used, not as lost earnings, in the month’s sums', async () => {
  await give(900)
  await redeem('books', { points: 100 })
  expect((await ask<Schemas['Points']>('/me/points')).body.month).toMatchObject({ earned: 1000, used: 100 })
})

it('loses nothing when twenty people give at once', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => backend().member()))
  const [points, donors] = await raised()
  const answers = await Promise.all(people.map((of) => redeem('books', { of, points: 100 })))
  expect(answers.map(({ status }) => status)).toEqual(people.map(() => 201))
  expect(new Set(answers.map(({ body }) => body.certificate?.number)).size).toBe(20)
  expect(await raised()).toEqual([points + 4000, donors + 20])
})
