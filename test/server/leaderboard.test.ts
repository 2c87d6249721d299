import { sql } from 'kysely'
import { maskedName } from '../../loyalty/leaderboard'
import { upkeep } from '../../server/ledger/upkeep'
import { isPostgres } from './engine'
import { atDay, recounted, told, useBoard } from './players'
import type { Board } from './players'

const { backend, board, finish, later, player, show, tokenOf, year } = useBoard()

describe('being on the board', () => {
  it('is nobody’s until they say so; who is not on it sees their own place and nobody else', async () => {
    const [lin, he] = [await player('林见溪', 40), await player('何苗', 90, false)]
    expect(told(await board(lin))).toEqual([[1, '林**', 40]])
    expect(await board(he)).toMatchObject({ shown: false, rows: [], members: 1, me: { name: '何**', listed: false, points: 90, place: 1, next: null } })
    await show(he)
    later(recounted)
    expect(told(await board(lin))).toEqual([[1, '何**', 90], [2, '林**', 40]])
    expect((await board(lin)).me).toMatchObject({ place: 2, next: { place: 1, points: 50 } })
  })

  it('ends at once, on this board and on closed ones, where the place stays without a name', async () => {
    const [lin, he] = [await player('林见溪', 40), await player('何苗', 90)]
    backend().clock.ms = atDay(`${year()}-12-08`)
    expect(told(await board(lin, `${year()}-11`))).toEqual([[1, '何**', 90], [2, '林**', 40]])
    await finish(lin, 1)
    await finish(he, 2)
    later(recounted)
    expect(told(await board(lin))).toHaveLength(2)
    await show(he, false)
    expect(told(await board(lin, `${year()}-11`))).toEqual([[1, null, 90], [2, '林**', 40]])
    expect(told(await board(lin))).toEqual([[1, '林**', 1]])
    expect(await board(he, `${year()}-11`)).toMatchObject({ shown: false, rows: [], me: { listed: false, points: 90, place: 1 } })
    await show(he)
    expect(await board(he)).toMatchObject({ shown: true, me: { listed: true, points: 2, place: 1 } })
  })

  it('said twice is said once, and can be taken back at once', async () => {
    const lin = await player('林见溪', 7)
    const { since } = await backend().context.db.selectFrom('board_member').select('since').where('member_id', '=', lin.subjectId).executeTakeFirstOrThrow()
    later(1000)
    expect((await show(lin)).body).toEqual({ shown: true })
    expect(await backend().context.db.selectFrom('board_member').select('since').where('member_id', '=', lin.subjectId).execute()).toEqual([{ since }])
    expect((await show(lin, false)).body).toEqual({ shown: false })
    expect((await show(lin, false)).body).toEqual({ shown: false })
    expect(await board(lin)).toMatchObject({ shown: false, rows: [] })
  })

  it('that begins after a month is over is not of that month', async () => {
    const [lin, he] = [await player('林见溪', 40), await player('何苗', 90, false)]
    backend().clock.ms = atDay(`${year()}-12-01`)
    await show(he)
    expect(told(await board(he, `${year()}-11`))).toEqual([[1, '林**', 40]])
    expect((await board(he, `${year()}-11`)).me).toMatchObject({ listed: false, points: 90, place: 1 })
    backend().clock.ms = atDay(`${year()}-12-09`)
    expect(told(await board(lin, `${year()}-11`))).toEqual([[1, '林**', 40]])
  })

  it('is said to be of few while they are fewer than five', async () => {
    const lin = await player('林见溪', 1)
    for (const name of ['一', '二', '三']) await player(name)
    expect(await board(lin)).toMatchObject({ members: 4, few: true })
    later(1)
    const last = await player('四')
    // Counted a moment ago, and still I am one of them.
    expect(await board(last)).toMatchObject({ members: 5, few: false })
    later(recounted)
    expect(await board(lin)).toMatchObject({ members: 5, few: false })
  })
})

it.each([
  ['林见溪', '林**'],
  ['见', '见**'],
  ['🍵爱喝茶', '🍵**'],
  ['𠮷野', '𠮷**'],
  ['👨‍👩‍👧一家', '👨**'],
  ['e\u0301lan', 'é**'],
  ['\u202e\u200b 倒着写', '倒**'],
  ['a\u0301\u0302\u0303\u0304\u0305\u0306', 'á**'],
  ['  --  ', '会**'],
  ['8848', '8**'],
])('of %j others see %j', (nickname, seen) => expect(maskedName(nickname)).toBe(seen))

it('the answer holds no more of others than masks, points and places', async () => {
  const [lin, he] = [await player('林见溪', 40), await player('何苗', 90)]
  const { body } = await backend().ask('/me/leaderboard', { token: tokenOf(lin) })
  expect(Object.keys((body as Board).rows[0]).sort()).toEqual(['mine', 'name', 'place', 'points'])
  for (const secret of ['何苗', he.subjectId, lin.subjectId, '139']) expect(JSON.stringify(body)).not.toContain(secret)
})

describe('places', () => {
  it('are shared by who has as many points, and the gap is to the next one that is taken', async () => {
    const players = [await player('甲', 50), await player('乙', 80), await player('丙', 80), await player('丁', 30), await player('戊', 50)]
    const [jia, , , ding] = players
    expect(told(await board(jia)).map(([place, , points]) => [place, points])).toEqual([[1, 80], [1, 80], [3, 50], [3, 50], [5, 30]])
    expect((await board(jia)).me).toMatchObject({ place: 3, next: { place: 1, points: 30 } })
    expect((await board(ding)).me).toMatchObject({ place: 5, next: { place: 3, points: 20 } })
  })

  it('of mine is of now, between two counts of the others', async () => {
    const [lin, he] = [await player('林见溪', 40), await player('何苗', 90)]
    const { countedAt } = await board(lin)
    later(recounted - 1)
    await finish(lin, 60)
    expect(await board(lin)).toMatchObject({ countedAt, me: { points: 100, place: 1 }, rows: [{ name: '林**', place: 1, points: 100, mine: true }, { name: '何**', place: 2 }] })
    expect(told(await board(he))).toEqual([[1, '何**', 90], [2, '林**', 40]])
    later(1)
    expect(told(await board(he))).toEqual([[1, '林**', 100], [2, '何**', 90]])
  })
})

it('of readers at once, and upkeep among them, one counts', async () => {
  const lin = await player('林见溪', 40)
  const all = await Promise.all([upkeep(backend().context), ...Array.from({ length: 8 }, () => board(lin))])
  for (const seen of all.slice(1) as Board[]) expect(seen).toMatchObject({ me: { points: 40, place: 1 }, rows: [{ points: 40 }] })
})

// What is set for a session is set for all of the embedded database, and for one connection of many of the other.
const ofOneConnection = isPostgres ? it.skip : it
ofOneConnection('where nothing can be written the last count is given', async () => {
  const lin = await player('林见溪', 40)
  const { db } = backend().context
  const { countedAt } = await board(lin)
  later(recounted)
  await sql`set default_transaction_read_only = on`.execute(db)
  const seen = await board(lin)
  await sql`set default_transaction_read_only = off`.execute(db)
  expect(seen).toMatchObject({ countedAt, me: { points: 40, place: 1 } })
  expect((await board(lin)).countedAt).not.toBe(countedAt)
})
