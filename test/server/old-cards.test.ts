import { start, useMerging } from './merging'
import type { Holder } from './merging'

const { backend, ask, link, holder, plastic, find, confirm, undo, points, row } = useMerging()
const day = 86_400_000

let mine: Holder
let other: Holder
beforeEach(async () => {
  mine = await holder()
  other = await holder()
})

const available = async ({ session }: Holder) => (await points(session)).balance.available

describe('an old plastic card', () => {
  it('is found by its number and its pin, shown by its last digits, and merged like any other', async () => {
    const card = await plastic({ number: '201807137788', points: 820, growth: 350 })
    const { status, body } = await find(mine.session, ' 2018-0713-7788 ', card.pin)
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'offered', other: { name: '尾号 7788', points: 820, growth: 350, tier: { tierId: 'leaf' } }, together: { points: 920, tier: { tierId: 'leaf' } } })
    await confirm(mine, body)
    expect(await available(mine)).toBe(920)
    expect((await find(mine.session, card.number, card.pin)).body.code).toBe('CODE_USED')
    expect((await find(other.session, card.number, card.pin)).body.code).toBe('CODE_USED')
    const { merges } = (await ask<{ merges: object[] }>(mine.session, '/me/identities')).body
    expect(merges).toMatchObject([{ mergeId: body.mergeId, name: '尾号 7788', points: 820, undoneAt: null }])
    const { body: apart } = await undo(mine, body)
    expect(apart).toMatchObject({ other: '尾号 7788', returnedPoints: 820 })
    expect((await find(other.session, card.number, card.pin)).status).toBe(201)
  })

  it('answers a wrong number and a wrong pin alike, ten times a day', async () => {
    const card = await plastic()
    const answers = [await find(mine.session, '999999999999', card.pin)]
    for (let nth = 1; nth < 10; nth += 1) answers.push(await find(mine.session, card.number, '0000'))
    const told = answers.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: null }]))
    expect(new Set(told).size).toBe(1)
    expect(answers[0].body.code).toBe('CODE_UNKNOWN')
    expect((await find(mine.session, card.number, card.pin)).body.code).toBe('CODE_TRIES_SPENT')
    backend().clock.ms = start + day
    expect((await find(mine.session, card.number, card.pin)).status).toBe(201)
  })

  it('is not guessed by many members together', async () => {
    const card = await plastic()
    for (const who of [mine, other]) for (let nth = 0; nth < 6; nth += 1) await find(who.session, card.number, String(1000 + nth))
    const third = await holder()
    expect((await find(third.session, card.number, card.pin)).body.code).toBe('CODE_TRIES_SPENT')
  })

  it('keeps neither number nor pin that could be read', async () => {
    const card = await plastic({ number: '201807130042', pin: '8642' })
    const db = backend().context.db
    const rows = [...(await db.selectFrom('old_card').selectAll().execute()), ...(await db.selectFrom('identity').selectAll().where('kind', '=', 'card').execute()), await row(card.memberId)]
    expect(JSON.stringify(rows)).not.toContain(card.number)
    expect(JSON.stringify(rows)).not.toContain(card.pin)
  })

  it('whose holder’s phone is known is found by signing in with that phone', async () => {
    const phone = backend().nextPhone()
    const card = await plastic({ phone })
    expect(await backend().visitor(phone)).toMatchObject({ role: 'member', subjectId: card.memberId, displayName: '林见溪' })
    const visitor = await backend().visitor()
    backend().clock.ms += 60_000
    expect((await link(visitor, phone)).body).toMatchObject({ outcome: 'moved', session: { subjectId: card.memberId } })
  })
})
