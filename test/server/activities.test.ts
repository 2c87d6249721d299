import { randomUUID } from 'node:crypto'
import { collections } from '../../brand/collections'
import { reviewTags } from '../../brand/reviews'
import { surveys } from '../../brand/surveys'
import { tastes } from '../../brand/tastes'
import type { components } from '../../contract/types.gen'
import type { Answer } from '../../server/call'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type Problem = Schemas['Problem']
const backend = useBackend()
const [start, day] = [Date.parse('2026-11-20T04:00:00Z'), 86_400_000]
let [member, other, staff] = [] as Session[]

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  other = await backend().member()
  staff = await backend().staff()
})

/** Sessions made when they are needed, for some of these tests pass months. */
const token = ({ subjectId, role }: Session) => backend().app.jwt.sign({ sub: subjectId, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
const ask = <T>(path: string, body?: unknown, of = member, key?: string) => backend().ask<T & Problem>(path, { token: token(of), body, key })
const events = async (kind: string, of = member) =>
  backend().context.db.selectFrom('member_event').select(['source_id', 'subject', 'voided_at']).where('member_id', '=', of.subjectId).where('kind', '=', kind).execute()
const stateOf = async (taskId: string, of = member) => {
  const { tasks, challenges } = (await ask<Schemas['TaskBoard']>('/me/tasks', undefined, of)).body
  return [...tasks, ...challenges].find((task) => task.taskId === taskId)?.state
}
const statuses = (answers: { status: number; body: Problem }[]) => answers.map(({ status, body }) => (status < 300 ? status : body.code)).sort()

describe('reviewing what was bought', () => {
  const list = async (of = member) => (await ask<Answer<'listPurchases'>>('/me/purchases', undefined, of)).body.purchases
  const review = (purchaseId: string, more: object = {}, of = member, key?: string) => ask<Answer<'reviewPurchase'>>(`/me/purchases/${purchaseId}/review`, { stars: 5, ...more }, of, key)
  const bought = () => backend().buy({ ...staff, token: token(staff) }, member, 5880)
  const paidBack = (purchase: Schemas['Purchase'], fen: number) => backend().refund({ ...staff, token: token(staff) }, purchase, fen)

  it('counts towards the task and is shown with the purchase', async () => {
    const { purchaseId } = await bought()
    expect(await list()).toMatchObject([{ purchaseId, label: '武康路店', paidFen: 5880, reviewable: true, review: null }])
    const { status, body } = await review(purchaseId, { stars: 2, text: '  有点涩  ', tags: [reviewTags[1]] })
    expect(status).toBe(201)
    expect(body.counted).toContainEqual({ taskId: 'review', name: '评价一单', progress: 1, target: 1, claimable: true })
    expect(await stateOf('review')).toBe('claimable')
    expect(await list()).toMatchObject([{ reviewable: false, review: { stars: 2, text: '有点涩', tags: [reviewTags[1]] } }])
  })

  it('brings the same for one star as for five', async () => {
    const given: { points: number; growth: number }[] = []
    for (const stars of [1, 5]) {
      await review((await bought()).purchaseId, { stars })
      const { body } = await ask<Schemas['ClaimedReward']>('/me/tasks/review/claims', { period: '2026-11', round: given.length + 1 })
      given.push(body.given)
    }
    expect(given[0]).toEqual(given[1])
    expect(given[0].points).toBeGreaterThan(0)
  })

  it('is done once: ten taps and ten phones make one event, and a changed mind is refused', async () => {
    const { purchaseId } = await bought()
    const taps = await Promise.all(Array.from({ length: 10 }, () => review(purchaseId, {}, member, 'one-phone-tapping')))
    expect(statuses(taps)).toEqual(Array(10).fill(201))
    const phones = await Promise.all(Array.from({ length: 10 }, () => review(purchaseId, { stars: 1 })))
    expect(statuses(phones)).toEqual(Array(10).fill('REVIEW_DONE'))
    expect(await events('review')).toHaveLength(1)
    expect((await list())[0].review?.stars).toBe(5)
  })

  it("is refused for somebody else's purchase, for one that was made up, and to whoever has not joined", async () => {
    const { purchaseId } = await bought()
    expect((await review(purchaseId, {}, other)).body.code).toBe('NOT_FOUND')
    expect((await review(randomUUID())).body.code).toBe('NOT_FOUND')
    expect((await review(purchaseId, {}, await backend().visitor())).body.code).toBe('NOT_A_MEMBER')
    expect(await list(other)).toEqual([])
    expect([...(await events('review')), ...(await events('review', other))]).toEqual([])
  })

  it('is refused when all of it was paid back, and takes what it counted back when that comes later', async () => {
    const [first, second] = [await bought(), await bought()]
    await paidBack(first, 5880)
    expect((await review(first.purchaseId)).body.code).toBe('REVIEW_IMPOSSIBLE')
    await paidBack(second, 5879)
    expect((await review(second.purchaseId)).status).toBe(201)
    expect(await stateOf('review')).toBe('claimable')
    await paidBack(second, 1)
    expect(await stateOf('review')).toBe('in_progress')
    expect((await events('review'))[0].voided_at).not.toBeNull()
    expect((await review(second.purchaseId)).body.code).toBe('REVIEW_DONE')
  })

  it('ends ninety days after it was paid', async () => {
    const [first, second] = [await bought(), await bought()]
    backend().clock.ms = start + 90 * day - 1
    expect((await review(first.purchaseId)).status).toBe(201)
    backend().clock.ms += 1
    expect((await review(second.purchaseId)).body.code).toBe('REVIEW_IMPOSSIBLE')
    expect(await list()).toEqual([])
  })

  it.each([{ stars: 0 }, { stars: 6 }, { stars: 2.5 }, { text: '茶'.repeat(301) }, { tags: ['没有的标签'] }, { tags: [reviewTags[0], reviewTags[0]] }, { points: 100 }])('takes no %j', async (wrong) => {
    expect((await review((await bought()).purchaseId, wrong)).body.code).toBe('BAD_REQUEST')
    expect(await events('review')).toEqual([])
  })
})

describe('answering a survey', () => {
  const [{ surveyId, questions }] = surveys
  const answer = (questionId: string, optionId: string, of = member) => ask<Answer<'answerSurvey'>>(`/me/surveys/${surveyId}/answers`, { questionId, optionId }, of)
  const answers = async () => (await ask<Answer<'getSurvey'>>(`/me/surveys/${surveyId}`)).body.questions.map((question) => question.answer)

  it('counts each question once and keeps every answer at once', async () => {
    expect(await answers()).toEqual([null, null, null])
    for (const [i, { questionId, options }] of questions.entries()) {
      const { body } = await answer(questionId, options[0].optionId)
      expect(body.counted).toMatchObject([{ taskId: 'scent', progress: i + 1, target: 3, claimable: i === 2 }])
      expect((await answers()).filter(Boolean)).toHaveLength(i + 1)
    }
    expect(await stateOf('scent')).toBe('claimable')
  })

  it('lets an answer be changed, and counts nothing for it', async () => {
    const [{ questionId, options }] = questions
    for (const { optionId } of [...options, ...options]) await answer(questionId, optionId)
    expect((await answers())[0]).toBe(options[options.length - 1].optionId)
    expect(await events('survey_answer')).toEqual([{ source_id: `${surveyId}:${questionId}`, subject: surveyId, voided_at: null }])
    expect(await stateOf('scent')).toBe('in_progress')
  })

  it('knows no other survey, question or option', async () => {
    const [first, second] = questions
    expect((await answer('made-up', first.options[0].optionId)).body).toMatchObject({ code: 'NOT_FOUND', field: 'questionId' })
    expect((await answer(second.questionId, first.options[0].optionId)).body).toMatchObject({ code: 'NOT_FOUND', field: 'optionId' })
    expect((await ask('/me/surveys/made-up/answers', { questionId: first.questionId, optionId: first.options[0].optionId })).body.code).toBe('NOT_FOUND')
    expect(await events('survey_answer')).toEqual([])
  })
})

describe('reading a collection', () => {
  const [{ collectionId, seconds }] = collections
  const open = async (of = member) => (await ask<Answer<'openReading'>>('/me/readings', { collectionId }, of)).body
  const finish = (readingId: string, of = member, key?: string) => ask<Answer<'finishReading'>>(`/me/readings/${readingId}/finish`, {}, of, key)
  const wait = (s: number) => void (backend().clock.ms += s * 1000)

  it('counts when it was open long enough by the clock of the server', async () => {
    const { readingId, openedAt, readyAt } = await open()
    expect(Date.parse(readyAt) - Date.parse(openedAt)).toBe(seconds * 1000)
    wait(seconds - 4)
    expect((await finish(readingId)).body).toMatchObject({ code: 'READ_TOO_SHORT', retryAfterSeconds: 4 })
    wait(3.5)
    expect((await finish(readingId)).body).toMatchObject({ code: 'READ_TOO_SHORT', retryAfterSeconds: 1 })
    wait(0.5)
    expect((await finish(readingId)).body.counted).toMatchObject([{ taskId: 'winter-book', progress: 1, claimable: true }])
    expect(await stateOf('winter-book')).toBe('claimable')
  })

  it('goes on where it was left, and starts no second clock', async () => {
    const { readingId } = await open()
    wait(seconds - 1)
    expect((await open()).readingId).toBe(readingId)
    wait(1)
    expect((await finish(readingId)).status).toBe(201)
  })

  it('counts once however often it is finished, by ten taps, ten phones or another reading', async () => {
    const { readingId } = await open()
    wait(seconds)
    await Promise.all(Array.from({ length: 10 }, () => finish(readingId, member, 'one-phone-tapping')))
    const again = await Promise.all(Array.from({ length: 10 }, () => finish(readingId)))
    expect(statuses(again)).toEqual(Array(10).fill(201))
    backend().clock.ms += 3 * day
    const later = await open()
    expect(later).toMatchObject({ readingId, finishedAt: expect.any(String) as string })
    expect(await events('collection_read')).toEqual([{ source_id: collectionId, subject: collectionId, voided_at: null }])
  })

  it('opens one reading for ten phones that open it at once', async () => {
    const opened = await Promise.all(Array.from({ length: 10 }, () => open()))
    expect(new Set(opened.map(({ readingId }) => readingId)).size).toBe(1)
  })

  it('is over a day after it was opened; the next begins anew', async () => {
    const { readingId } = await open()
    backend().clock.ms += day
    expect((await finish(readingId)).body.code).toBe('READING_OVER')
    const next = await open()
    expect(next.readingId).not.toBe(readingId)
    expect((await finish(next.readingId)).body.code).toBe('READ_TOO_SHORT')
    expect(await events('collection_read')).toEqual([])
  })

  it("is refused for an invented reading, for another's, for no collection, and before joining", async () => {
    const { readingId } = await open()
    wait(seconds)
    expect((await finish(randomUUID())).body.code).toBe('NOT_FOUND')
    expect((await finish(readingId, other)).body.code).toBe('NOT_FOUND')
    expect((await ask('/me/readings', { collectionId: 'made-up' })).body.code).toBe('NOT_FOUND')
    expect((await ask('/me/readings', { collectionId }, await backend().visitor())).body.code).toBe('NOT_A_MEMBER')
    expect([...(await events('collection_read')), ...(await events('collection_read', other))]).toEqual([])
  })
})

describe('telling what tea one likes', () => {
  const tell = (chosen: string[]) => ask<Answer<'setTaste'>>('/me/taste', { chosen })

  it('counts once with the birthday, and stays counted when it is taken back', async () => {
    await tell([])
    expect(await events('profile_item')).toEqual([])
    const [first, second] = tastes
    expect((await tell([second.tasteId, first.tasteId])).body).toMatchObject({ chosen: [first.tasteId, second.tasteId], counted: [{ taskId: 'profile', progress: 1, target: 2, claimable: false }] })
    await tell([first.tasteId])
    await ask('/me/birthday', { birthday: '05-20' })
    expect(await stateOf('profile')).toBe('claimable')
    expect((await tell([])).body.chosen).toEqual([])
    expect(await stateOf('profile')).toBe('claimable')
    expect(await events('profile_item')).toHaveLength(2)
  })

  it('takes only what is offered', async () => {
    expect((await tell(['made-up'])).body.code).toBe('BAD_REQUEST')
    expect((await tell(['light', 'light'])).body.code).toBe('BAD_REQUEST')
  })
})
