import { randomUUID } from 'node:crypto'
import { cardGifts, thanksPerMonth } from '../../brand/package-cards'
import { mustBeGiveable } from '../../server/cards/soundness'
import { useBackend } from './backend'
import type { Session } from './backend'
import { cardsOn } from './cards'

const backend = useBackend({ tasks: [] })
const { ask, claim, join, look, points, print, row, voids, wallet } = cardsOn(backend)
// Noon of the 20th where the brand is.
const start = Date.parse('2026-11-20T04:00:00Z')
const day = 86_400_000
const welcome = ['first-tea', 'off-12']
let member: Session
let code: string

const kinds = async (who: Session) => {
  const rows = await backend().context.db.selectFrom('coupon').select('coupon_kind').where('member_id', '=', who.subjectId).orderBy('coupon_id').execute()
  return rows.map(({ coupon_kind }) => coupon_kind)
}
const stands = async (of: string, who: Session | null = null) => (await look(of, who)).body.state
/** A member who has had a welcome, and is thanked from now on. */
const welcomed = async () => {
  const who = await backend().member()
  const [first] = await print(1)
  await claim(first, who)
  return who
}

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  ;[code] = await print(1)
})

describe('a card in a parcel', () => {
  it('shows what it gives before anything is asked, the points of joining beside it', async () => {
    const { status, body } = await look(code)
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'open', printed: code.slice(0, 4), opensOn: '2026-11-20', lastDay: '2027-02-28', claimedAt: null, claimedBy: null })
    expect(body.gift).toMatchObject({ kind: 'welcome', joinPoints: 100, points: 0, coupons: [{ name: '桂花乌龙试饮装', note: '3 泡，随下单寄出', picture: 'jar', validDays: 30 }, { name: '满 99 减 12', picture: 'ticket' }] })
    expect((await look(code, await backend().visitor())).body).toEqual(body)
    expect((await look(code, member)).body.gift).toEqual({ ...body.gift, joinPoints: 0 })
  })

  it('is kept as a hash only, with its number and the letters it begins with', async () => {
    const codes = await print(3)
    const rows = await Promise.all(codes.map(row))
    expect(rows.map(({ number, printed }) => [number, printed])).toEqual(codes.map((each, i) => [i + 1, each.slice(0, 4)]))
    const { rows: all } = { rows: await backend().context.db.selectFrom('package_card').selectAll().execute() }
    for (const each of codes) expect(JSON.stringify(all)).not.toContain(each.slice(4))
  })

  it.each([
    ['typed in small letters', () => code.toLowerCase()],
    ['in groups', () => code.replace(/(.{4})(?=.)/g, '$1 ')],
    ['with hyphens', () => code.replace(/(.{5})(?=.)/g, '$1-')],
  ])('is found %s', async (_title, typed) => {
    expect((await claim(typed(), member)).status).toBe(201)
  })

  it('gives a member the welcome: its coupons, with a deadline and in the wallet', async () => {
    const { status, body } = await claim(code, member)
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'welcome', points: 0 })
    expect(body.coupons.map(({ name, source, expiresOn }) => [name, source, expiresOn])).toEqual([['桂花乌龙试饮装', 'package_card', '2026-12-20'], ['满 99 减 12', 'package_card', '2026-12-20']])
    expect((await wallet(member)).map(({ couponId }) => couponId).sort()).toEqual(body.coupons.map(({ couponId }) => couponId).sort())
    expect(await row(code)).toMatchObject({ claimed_by: member.subjectId, kind: 'welcome', joined: false, claimed_at: new Date(start) })
  })

  it('is the asker’s from then on, and is not told to be somebody’s', async () => {
    await claim(code, member)
    expect((await look(code, member)).body).toMatchObject({ state: 'mine', gift: { kind: 'welcome', joinPoints: 0 }, claimedAt: new Date(start).toISOString(), claimedBy: null })
  })

  it('says to everybody else only the end of the phone that has it, and gives them nothing', async () => {
    const phone = backend().nextPhone()
    await join(await backend().visitor(phone), code)
    const claimedBy = phone.slice(-4)
    for (const who of [member, null]) expect((await look(code, who)).body).toMatchObject({ state: 'taken', claimedBy })
    expect(await claim(code, member)).toMatchObject({ status: 409, body: { code: 'CODE_USED' } })
    expect(await kinds(member)).toEqual([])
    expect((await row(code)).claimed_by).not.toBe(member.subjectId)
  })

  it('has no phone to tell of when its owner never told one', async () => {
    await claim(code, member)
    await backend().context.db.updateTable('person').set({ phone: null }).where('member_id', '=', member.subjectId).execute()
    expect((await look(code)).body).toMatchObject({ state: 'taken', claimedBy: null })
  })

  it('gives the same member what was given, once, however often it is asked for', async () => {
    const first = await claim(code, member)
    backend().clock.ms += 3_600_000
    expect((await claim(code, member)).body).toEqual(first.body)
    expect(await kinds(member)).toEqual(welcome)
  })

  it('is what it was to its owner also when the batch is over or voided since', async () => {
    const batchId = randomUUID()
    const [mine, theirs] = await print(2, { batchId })
    const { body } = await claim(mine, member)
    await voids(batchId)
    backend().clock.ms = start + 300 * day
    expect([await stands(mine, member), await stands(mine), await stands(theirs)]).toEqual(['mine', 'voided', 'voided'])
    expect((await claim(mine, member)).body.coupons.map(({ couponId }) => couponId)).toEqual(body.coupons.map(({ couponId }) => couponId))
  })

  it('can be claimed from the first moment of its first day to the last of its last, where the brand is', async () => {
    const midnight = Date.parse('2026-11-20T16:00:00Z')
    const [shortLived] = await print(1, { validFrom: '2026-11-21', validUntil: '2026-11-22' })
    const at = async (ms: number) => {
      backend().clock.ms = ms
      return stands(shortLived)
    }
    expect([await at(midnight - 1), await at(midnight), await at(midnight + 2 * day - 1), await at(midnight + 2 * day)]).toEqual(['not_yet', 'open', 'open', 'expired'])
  })

  it.each([
    ['not open yet', { validFrom: '2026-11-21' }, 'not_yet', 'NOT_OPEN_YET'],
    ['over', { validFrom: '2026-10-01', validUntil: '2026-11-19' }, 'expired', 'CODE_EXPIRED'],
  ])('that is %s gives nothing and stays whole', async (_title, when, state, refusal) => {
    const [other] = await print(1, when)
    expect(await stands(other, member)).toBe(state)
    expect((await claim(other, member)).body.code).toBe(refusal)
    expect([await kinds(member), (await row(other)).claimed_by]).toEqual([[], null])
  })

  it('of a voided batch gives nothing; of another it still does', async () => {
    const batchId = randomUUID()
    const [voided] = await print(1, { batchId, validFrom: '2026-12-01' })
    expect(await voids(batchId)).toBe(true)
    expect(await voids(batchId)).toBe(false)
    expect(await stands(voided)).toBe('voided')
    expect((await claim(voided, member)).body.code).toBe('CODE_EXPIRED')
    expect((await claim(code, member)).status).toBe(201)
  })

  it('is not for visitors, who bring it with joining, nor for staff', async () => {
    expect((await claim(code, await backend().visitor())).body.code).toBe('NOT_A_MEMBER')
    expect((await claim(code, await backend().staff())).body.code).toBe('FORBIDDEN')
    expect(await stands(code)).toBe('open')
  })

  it('notes when it was scanned first, and not when staff look at it', async () => {
    expect((await look(code, await backend().staff())).body.state).toBe('open')
    expect((await row(code)).first_scanned_at).toBeNull()
    await look(code)
    backend().clock.ms += 60_000
    await look(code, member)
    expect((await row(code)).first_scanned_at).toEqual(new Date(start))
    const [unseen] = await print(1)
    await claim(unseen, member)
    expect((await row(unseen)).first_scanned_at).toEqual(new Date(start + 60_000))
  })
})

describe('a further card', () => {
  it('thanks with points, which the ledger names', async () => {
    const who = await welcomed()
    expect((await look(code, who)).body.gift).toEqual({ kind: 'thanks', joinPoints: 0, points: cardGifts[0].thanks.points, coupons: [] })
    const before = await points(who)
    expect(await claim(code, who)).toMatchObject({ status: 201, body: { kind: 'thanks', points: 30, coupons: [] } })
    expect((await claim(code, who)).body).toMatchObject({ kind: 'thanks', points: 30 })
    expect(await points(who)).toBe((before ?? 0) + 30)
    const { body } = await ask<{ entries: { source: string; label: string; points: number }[] }>('/me/points/entries', who)
    expect(body.entries[0]).toMatchObject({ source: 'package_card', label: null, points: 30 })
    expect(await kinds(who)).toEqual(welcome)
    expect((await look(code, who)).body).toMatchObject({ state: 'mine', gift: { kind: 'thanks' } })
  })

  it(`thanks ${thanksPerMonth} times a month; the one beyond stays whole, for the next month or for somebody else`, async () => {
    const who = await welcomed()
    const cards = await print(thanksPerMonth + 1)
    for (const each of cards.slice(0, -1)) expect((await claim(each, who)).body.kind).toBe('thanks')
    const last = cards[thanksPerMonth]
    const before = await points(who)
    expect(await stands(last, who)).toBe('enough')
    expect((await claim(last, who)).body.code).toBe('CARDS_ENOUGH')
    expect([await stands(last), await stands(last, member), await points(who)]).toEqual(['open', 'open', before])
    // The month is the brand's: it ends at 16:00 of UTC.
    backend().clock.ms = Date.parse('2026-11-30T16:00:00Z') - 1
    expect(await stands(last, who)).toBe('enough')
    backend().clock.ms += 1
    expect((await claim(last, who)).body.kind).toBe('thanks')
  })

  it('is no second welcome to whoever was welcomed on a card that was merged into theirs', async () => {
    const [first, between] = [await welcomed(), await backend().member()]
    const merge = (other: Session, into: Session) => backend().context.db.updateTable('member').set({ merged_into: into.subjectId }).where('member_id', '=', other.subjectId).execute()
    await merge(first, between)
    await merge(between, member)
    expect((await look(code, member)).body.gift.kind).toBe('thanks')
    expect((await claim(code, member)).body.kind).toBe('thanks')
  })
})

it('a server does not start when a batch is printed for a gift that is no longer there', async () => {
  await expect(mustBeGiveable(backend().database)).resolves.toBeUndefined()
  await print(1, { batchId: 'spring', giftId: 'gone' })
  await expect(mustBeGiveable(backend().database)).rejects.toThrow(/batch spring are printed for gift gone/)
  await backend().context.db.deleteFrom('package_card').where('batch_id', '=', 'spring').execute()
  await backend().context.db.deleteFrom('card_batch').where('batch_id', '=', 'spring').execute()
})
