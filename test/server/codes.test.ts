import type { components } from '../../contract/types.gen'
import { programme } from '../../brand/programme'
import { startOfDay } from '../../loyalty/calendar'
import { codeAlphabet } from '../../loyalty/codes'
import type { Answer } from '../../server/call'
import { productCodeHash } from '../../server/operations/product-codes'
import { useBackend } from './backend'
import type { Session } from './backend'

type Problem = components['schemas']['Problem']

const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')
const minute = 60_000
let member: Session
let other: Session
let made = 0

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  other = await backend().member()
})

const token = ({ subjectId, role }: Session) => backend().app.jwt.sign({ sub: subjectId, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
const ask = <T>(path: string, body?: unknown, of = member, key?: string) => backend().ask<T & Problem>(path, { token: token(of), body, key })
const events = async (kind: string, of = member) => {
  const rows = await backend().context.db.selectFrom('member_event').select('subject').where('member_id', '=', of.subjectId).where('kind', '=', kind).execute()
  return rows.map(({ subject }) => subject)
}
const outcomes = (answers: { status: number; body: Problem }[]) => answers.map(({ status, body }) => (status < 300 ? 'taken' : body.code)).sort()

describe('the code of a product', () => {
  /** A tin as it leaves the shop. */
  const tin = async (productId = 'osmanthus') => {
    made += 1
    const code = `TEAT-EATE-A${[...String(made).padStart(5, '0')].map((digit) => codeAlphabet[Number(digit)]).join('')}`
    await backend().context.db.insertInto('product_code').values({ code_hash: productCodeHash(backend().context, code), product_id: productId, batch: '2026' }).execute()
    return code
  }
  const scan = (code: string, of = member, key?: string) => ask<Answer<'scanProduct'>>('/me/product-scans', { code }, of, key)

  it('tells what it is and counts for whoever scans it first', async () => {
    const { status, body } = await scan(await tin())
    expect(status).toBe(201)
    expect(body).toMatchObject({ first: true, product: { productId: 'osmanthus', name: '桂花乌龙', batch: '2026' }, counted: [{ taskId: 'scan', progress: 1, claimable: true }] })
    expect(await events('product_scan')).toEqual(['osmanthus'])
  })

  it('is kept as a digest only, and read however it is typed', async () => {
    const code = await tin()
    const rows = await backend().context.db.selectFrom('product_code').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(code.replace(/-/g, ''))
    expect((await scan(` ${code.toLowerCase().replace(/-/g, ' ')}`)).status).toBe(201)
  })

  it('says the same again to its owner and CODE_USED to everybody else', async () => {
    const code = await tin()
    await scan(code)
    expect((await scan(code)).body).toMatchObject({ first: false, product: { productId: 'osmanthus' } })
    expect((await scan(code, other)).body.code).toBe('CODE_USED')
    expect(await events('product_scan')).toHaveLength(1)
    expect(await events('product_scan', other)).toEqual([])
  })

  it('goes to one of two phones that scan it at once, each tapped five times', async () => {
    const code = await tin()
    const [mine, theirs] = await Promise.all([member, other].map((each) => Promise.all(Array.from({ length: 5 }, () => scan(code, each)))))
    expect([outcomes(mine), outcomes(theirs)].sort()).toEqual([Array(5).fill('CODE_USED'), Array(5).fill('taken')])
    expect([...(await events('product_scan')), ...(await events('product_scan', other))]).toHaveLength(1)
  })

  it('is left alone by a visitor, and counts when they have joined', async () => {
    const code = await tin()
    const phone = backend().nextPhone()
    expect((await scan(code, await backend().visitor(phone))).body.code).toBe('NOT_A_MEMBER')
    expect((await scan(code)).status).toBe(201)
  })

  it('may be guessed ten times a day and no more, by ten phones at once too', async () => {
    const code = await tin()
    const guesses = await Promise.all(Array.from({ length: 14 }, (_, i) => scan(`GUESS-${i}`)))
    expect(outcomes(guesses)).toEqual([...Array<string>(4).fill('CODE_TRIES_SPENT'), ...Array<string>(10).fill('CODE_UNKNOWN')])
    expect((await scan(code)).body.code).toBe('CODE_TRIES_SPENT')
    expect((await scan(code, other)).status).toBe(201)
    backend().clock.ms = startOfDay('2026-11-21', programme.utcOffsetMinutes)
    expect((await scan(await tin())).status).toBe(201)
  })

  it('that is unknown counts one try however often one request is sent', async () => {
    for (let i = 0; i < 12; i += 1) expect((await scan('GUESS', member, 'one-and-the-same')).body.code).toBe('CODE_UNKNOWN')
    expect((await scan(await tin())).status).toBe(201)
  })
})

describe('the code on the counter', () => {
  let staff: Session
  beforeEach(async () => {
    staff = await backend().staff()
  })
  const shown = async (of = staff) => (await ask<Answer<'getVisitCode'>>('/staff/visit-code', undefined, of)).body
  const visit = (code: string, of = member, key?: string) => ask<Answer<'visitStore'>>('/me/store-visits', { code }, of, key)

  it('is eight characters, of the store, and another one every minute', async () => {
    const first = await shown()
    expect(first).toMatchObject({ storeName: '武康路店', until: new Date(start + minute).toISOString() })
    expect(first.code).toMatch(new RegExp(`^[${codeAlphabet}]{8}$`))
    backend().clock.ms += minute - 1
    expect((await shown()).code).toBe(first.code)
    backend().clock.ms += 1
    expect((await shown()).code).not.toBe(first.code)
    expect((await shown(await backend().staff('staff', '愚园路店'))).code).not.toBe((await shown()).code)
  })

  it('counts one visit for a store and day, for everybody who is there', async () => {
    const { code } = await shown()
    const { body } = await visit(code)
    expect(body).toMatchObject({ first: true, storeName: '武康路店', day: '2026-11-20' })
    expect(body.counted.map(({ taskId }) => taskId)).toContain('visit')
    expect((await visit(code, other)).body.first).toBe(true)
    const taps = await Promise.all(Array.from({ length: 10 }, () => visit(code.toLowerCase())))
    expect(taps.map((tap) => tap.body.first)).toEqual(Array(10).fill(false))
    expect(await events('store_visit')).toHaveLength(1)
    backend().clock.ms += 86_400_000
    expect((await visit((await shown()).code)).body.first).toBe(true)
    expect(await events('store_visit')).toHaveLength(2)
  })

  it('adds nothing to a visit on which something was bought', async () => {
    await backend().buy(staff, member, 3600)
    expect((await visit((await shown()).code)).body).toMatchObject({ first: false })
    expect(await events('store_visit')).toHaveLength(1)
  })

  it('is good for this minute and the next, then it has expired, and later it is none', async () => {
    const { code } = await shown()
    backend().clock.ms += 2 * minute - 1
    expect((await visit(code)).status).toBe(201)
    backend().clock.ms += 1
    expect((await visit(code, other)).body.code).toBe('CODE_EXPIRED')
    backend().clock.ms += 60 * minute
    expect((await visit(code, other)).body.code).toBe('CODE_UNKNOWN')
    expect(await events('store_visit', other)).toEqual([])
  })

  it('is not shown to somebody who has left the store', async () => {
    await backend().context.db.deleteFrom('staff').where('staff_id', '=', staff.subjectId).execute()
    expect((await ask('/staff/visit-code', undefined, staff)).body.code).toBe('FORBIDDEN')
  })

  it('may be guessed ten times a day; one that has just expired is no guess', async () => {
    const { code } = await shown()
    backend().clock.ms += 3 * minute
    for (let i = 0; i < 11; i += 1) expect((await visit(code)).body.code).toBe('CODE_EXPIRED')
    for (let i = 0; i < 10; i += 1) expect((await visit(`GUESS${i}`)).body.code).toBe('CODE_UNKNOWN')
    expect((await visit((await shown()).code)).body.code).toBe('CODE_TRIES_SPENT')
    expect(await events('store_visit')).toEqual([])
  })
})
