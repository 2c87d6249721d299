import { useBackend } from './backend'
import type { Session } from './backend'
import { cardsOn } from './cards'

const backend = useBackend({ tasks: [], config: { logLevel: 'fatal' } })
const { claim, join, look, points, print, row } = cardsOn(backend)
const start = Date.parse('2026-11-20T04:00:00Z')
let member: Session
let code: string

const kinds = async (who: Session) => {
  const rows = await backend().context.db.selectFrom('coupon').select('coupon_kind').where('member_id', '=', who.subjectId).orderBy('coupon_id').execute()
  return rows.map(({ coupon_kind }) => coupon_kind)
}
const stands = async (of: string, who: Session | null = null) => (await look(of, who)).body.state

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  ;[code] = await print(1)
})

describe('joining with a card', () => {
  it('gives the points of joining and the gift of the card at once', async () => {
    const visitor = await backend().visitor()
    const { status, body } = await join(visitor, code)
    expect(status).toBe(201)
    expect(body).toMatchObject({ welcomePoints: 100, alreadyMember: false, card: { kind: 'welcome', points: 0 }, cardRefused: null })
    expect(body.card?.coupons).toHaveLength(2)
    expect([await kinds(visitor), await points(body.session)]).toEqual([['first-tea', 'off-12'], 100])
    expect(await row(code)).toMatchObject({ claimed_by: visitor.subjectId, joined: true })
    const { channel } = await backend().context.db.selectFrom('member').select('channel').where('member_id', '=', visitor.subjectId).executeTakeFirstOrThrow()
    expect(channel).toBe('package_card')
  })

  it('without one leaves it out', async () => {
    expect((await join(await backend().visitor())).body).toMatchObject({ card: null, cardRefused: null })
  })

  it('again, as a member, claims it for them, once', async () => {
    const first = await join(member, code)
    expect(first.body).toMatchObject({ alreadyMember: true, welcomePoints: 0, card: { kind: 'welcome' }, cardRefused: null })
    expect((await join(member, code)).body.card).toEqual(first.body.card)
    expect(await row(code)).toMatchObject({ claimed_by: member.subjectId, joined: false })
    expect(await kinds(member)).toEqual(['first-tea', 'off-12'])
  })

  it.each<[string, () => Promise<string>, string]>([
    ['taken meanwhile', async () => (await claim(code, member), code), 'CODE_USED'],
    ['over', async () => (await print(1, { validFrom: '2026-10-01', validUntil: '2026-11-19' }))[0], 'CODE_EXPIRED'],
    ['not open yet', async () => (await print(1, { validFrom: '2026-12-01' }))[0], 'NOT_OPEN_YET'],
    ['that is none', async () => 'NOSUCHCARD', 'CODE_UNKNOWN'],
    ['that is nothing', async () => '', 'CODE_UNKNOWN'],
  ])('%s still joins, and says why the card gave nothing', async (_title, card, cardRefused) => {
    const visitor = await backend().visitor()
    const { status, body } = await join(visitor, await card())
    expect(status).toBe(201)
    expect(body).toMatchObject({ welcomePoints: 100, alreadyMember: false, card: null, cardRefused })
    expect(await kinds(visitor)).toEqual([])
  })

  it('with an outdated consent leaves the card whole', async () => {
    const visitor = await backend().visitor()
    expect((await join(visitor, code, { consent: { version: 'of old' } })).body.code).toBe('CONSENT_OUTDATED')
    expect(await stands(code, visitor)).toBe('open')
  })

  it('as somebody who is leaving brings no gift, and leaves the card whole', async () => {
    await backend().context.db.updateTable('member').set({ ends_at: new Date(start + 10 * 86_400_000) }).where('member_id', '=', member.subjectId).execute()
    expect((await join(member, code)).body).toMatchObject({ alreadyMember: true, card: null, cardRefused: 'MEMBERSHIP_ENDING' })
    expect((await claim(code, member)).body.code).toBe('MEMBERSHIP_ENDING')
    expect(await stands(code)).toBe('open')
  })

  it.each<[string, (visitor: Session) => Promise<{ status: number }>]>([
    ['a claim', () => claim(code, member)],
    ['a joining', (visitor) => join(visitor, code)],
  ])('that breaks down in the middle of %s burns no card', async (_title, act) => {
    const { context } = backend()
    const { newId } = context
    const visitor = await backend().visitor()
    const members = () => context.db.selectFrom('member').select('member_id').execute()
    const before = await members()
    // The first id is the request's own.
    for (let after = 1; ; after += 1) {
      let left = after
      context.newId = () => {
        if ((left -= 1) < 0) throw new Error('on purpose')
        return newId()
      }
      const { status } = await act(visitor).finally(() => (context.newId = newId))
      if (status === 201) break
      expect([status, (await row(code)).claimed_by, await members()]).toEqual([500, null, before])
      expect(after).toBeLessThan(50)
    }
    expect(await stands(code)).toBe('taken')
  })
})
