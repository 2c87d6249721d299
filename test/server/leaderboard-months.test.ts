import { sql } from 'kysely'
import { accrueGift } from '../../server/ledger/accrue'
import { takeBack } from '../../server/ledger/reverse'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { atDay, day, recounted, told, useBoard } from './players'

const { backend, board, buy, finish, later, player, refund, tokenOf, within, year } = useBoard()

describe('what counts', () => {
  it('is a purchase once it cannot be returned any more; until then it is pending', async () => {
    const lin = await player('林见溪', 5)
    const { points } = await buy(lin, 8000)
    expect((await board(lin)).me).toMatchObject({ points: 5, pending: points })
    later(7 * day - 1)
    expect((await board(lin)).me).toMatchObject({ points: 5, pending: points })
    expect(told(await board(lin))).toEqual([[1, '林**', 5]])
    later(1)
    expect((await board(lin)).me).toMatchObject({ points: 5 + points, pending: 0 })
  })

  it('is what refunds have left of it, also of what was spent meanwhile, and whichever month the refund is in', async () => {
    backend().clock.ms = atDay(`${year()}-11-29`)
    const [lin, he] = [await player('林见溪'), await player('何苗', 1)]
    const [first, second] = [await buy(lin, 10_000), await buy(lin, 6000)]
    await refund(first, 5000)
    const left = () => backend().context.db.selectFrom('purchase').select(({ fn }) => fn.sum<number>(sql`points_earned - points_taken_back`).as('left')).where('member_id', '=', lin.subjectId).executeTakeFirstOrThrow()
    expect((await board(lin)).me).toMatchObject({ points: 0, pending: Number((await left()).left), place: null, next: { place: 1, points: 1 } })
    // A new month, in which the second goes back whole: its points are of the month it was bought in.
    backend().clock.ms = atDay(`${year()}-12-02`)
    await refund(second, 6000)
    expect((await board(lin)).me).toMatchObject({ points: 0, pending: 0 })
    const pending = (await board(lin, `${year()}-11`)).me.pending
    expect(pending).toBe(Number((await left()).left))
    expect(pending).toBeGreaterThan(0)
    backend().clock.ms = atDay(`${year()}-12-08`)
    expect(told(await board(he, `${year()}-11`))).toEqual([[1, '林**', pending], [2, '何**', 1]])
  })

  it('is not a reward that a refund took back, whatever was left of it, and whenever that was', async () => {
    const [lin, he] = [await player('林见溪', 5), await player('何苗', 1)]
    const { context } = backend()
    const reward = await finish(lin, 300)
    await within(lin, (tx, account) => spend(tx, context, account, { sourceId: 'all', label: null, points: account.points_available }))
    expect((await board(lin)).me.points).toBe(305)
    backend().clock.ms = atDay(`${year()}-12-02`)
    await within(lin, (tx, account) => takeBack(tx, context, account, reward, { points: 300, growth: 0 }, { source: 'refund', sourceId: context.newId(), label: null }))
    expect((await board(lin, `${year()}-11`)).me.points).toBe(5)
    later(recounted)
    expect(told(await board(he, `${year()}-11`))).toEqual([[1, '林**', 5], [2, '何**', 1]])
  })

  it('is neither a gift nor a welcome, a campaign nor a monthly bonus', async () => {
    const lin = await player('林见溪', 3)
    const { context } = backend()
    await within(lin, (tx, account) => accrueGift(tx, context, account, { source: 'campaign', sourceId: 'spring', rule: 'gift', label: null }, 500))
    const { points } = await buy(lin, 30_000)
    later(8 * day)
    expect((await backend().home({ ...lin, token: tokenOf(lin) })).points?.available).toBe(100 + 3 + 500 + points + 30)
    expect((await board(lin)).me).toMatchObject({ points: 3 + points, pending: 0 })
  })

  it('is a check-in with its milestone, in the month of the brand’s zone', async () => {
    backend().clock.ms = atDay(`${year()}-12-01`) - 1
    const lin = await player('林见溪')
    await backend().ask('/me/check-ins', { token: tokenOf(lin), body: {} })
    expect(await board(lin)).toMatchObject({ month: `${year()}-11`, lastDay: `${year()}-11-30`, me: { points: 2 } })
    later(1)
    expect(await board(lin)).toMatchObject({ month: `${year()}-12`, state: 'running', me: { points: 0, place: null } })
    await backend().ask('/me/check-ins', { token: tokenOf(lin), body: {} })
    expect((await board(lin)).me.points).toBe(2)
    expect((await board(lin, `${year()}-11`)).me.points).toBe(2)
  })

  it('is bounded by the caps of the day', async () => {
    const lin = await player('林见溪')
    for (let i = 0; i < 3; i += 1) await finish(lin, 3000)
    expect((await board(lin)).me.points).toBe(5000)
  })
})

describe('a month', () => {
  it('settles when it is over, closes a week later, and stays as it is', async () => {
    const [lin, he] = [await player('林见溪', 40), await player('何苗', 90)]
    backend().clock.ms = atDay(`${year()}-12-01`) - 1000
    const purchase = await buy(lin, 9000)
    later(1000)
    expect(await board(lin, `${year()}-11`)).toMatchObject({ state: 'settling', closesAt: new Date(atDay(`${year()}-12-08`)).toISOString(), me: { points: 40, pending: purchase.points } })
    backend().clock.ms = atDay(`${year()}-12-08`)
    const closed = await board(lin, `${year()}-11`)
    expect(closed).toMatchObject({ state: 'closed', me: { points: 40 + purchase.points, pending: 0, listed: true, next: null } })
    await refund(purchase, 9000)
    later(3 * recounted)
    await upkeep(backend().context)
    expect(await board(lin, `${year()}-11`)).toEqual(closed)
    expect((await board(he, `${year()}-11`)).countedAt).toBe(closed.countedAt)
  })

  it('is counted and closed by upkeep when nobody looks', async () => {
    await player('林见溪', 40)
    const { db } = backend().context
    const one = () => db.selectFrom('board').select(['members', 'closed_at']).where('month', '=', `${year()}-11`).executeTakeFirst()
    await upkeep(backend().context)
    expect(await one()).toEqual({ members: 1, closed_at: null })
    backend().clock.ms = atDay(`${year()}-12-08`) - 1
    await upkeep(backend().context)
    expect((await one())?.closed_at).toBeNull()
    later(recounted)
    await upkeep(backend().context)
    expect((await one())?.closed_at).toEqual(new Date(backend().clock.ms))
  })

  it('that has closed counts for its first ten as something done, once, places shared among them; of fewer than five for nobody', async () => {
    const events = async () => {
      const rows = await backend().context.db.selectFrom('member_event').select(['source_id', 'amount']).where('kind', '=', 'board_top').orderBy('amount').execute()
      return rows.filter(({ source_id }) => source_id.startsWith(`${year()}`)).map(({ source_id, amount }) => [source_id, amount])
    }
    const points = [90, 80, 80, 70, 60, 50, 40, 30, 20, 10, 10, 5]
    for (const [i, of] of points.entries()) await player(`${i}`, of)
    await player('没有积分的')
    backend().clock.ms = atDay(`${year()}-12-08`) - 1
    await upkeep(backend().context)
    expect(await events()).toEqual([])
    later(recounted)
    for (let i = 0; i < 2; i += 1) {
      await upkeep(backend().context)
      expect(await events()).toEqual([1, 2, 2, 4, 5, 6, 7, 8, 9, 10, 10].map((place) => [`${year()}-11`, place]))
      later(recounted)
    }
    await backend().context.db.deleteFrom('board_member').execute()
    for (const name of ['一', '二', '三', '四']) await player(name, 10)
    backend().clock.ms = atDay(`${year() + 1}-01-08`)
    await upkeep(backend().context)
    expect(await events()).toHaveLength(11)
  })

  it('can be looked at while it is one of three, and no other', async () => {
    const lin = await player('林见溪')
    expect((await board(lin)).months).toEqual([`${year()}-11`, `${year()}-10`, `${year()}-09`])
    expect(await board(lin, `${year()}-09`)).toMatchObject({ state: 'closed', rows: [], me: { points: 0, place: null, listed: false } })
    for (const month of [`${year()}-08`, `${year()}-12`]) expect(await board(lin, month)).toMatchObject({ code: 'NOT_FOUND' })
    for (const month of [`${year()}-13`, 'now', `${year()}-1`]) expect(await board(lin, month)).toMatchObject({ code: 'BAD_REQUEST' })
  })
})
