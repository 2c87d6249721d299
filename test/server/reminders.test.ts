import { reminders } from '../../brand/reminders'
import type { components } from '../../contract/types.gen'
import { addDays } from '../../loyalty/calendar'
import { filledIn } from '../../loyalty/reminders'
import { useReminding } from './reminding'

type Schemas = components['schemas']
const my = useReminding()

describe('booking', () => {
  it('is for tomorrow at the brand’s hour, and says what it brings and what is left of the month', async () => {
    await my.checkIn()
    const before = await my.state()
    expect(before).toEqual({
      offer: { kind: 'check_in', day: '2026-11-06', sendAt: '2026-11-06T02:00:00.000Z', points: 2, channels: ['wechat', 'inbox'] },
      waiting: [],
      month: '2026-11',
      usedThisMonth: 0,
      perMonth: 4,
      templateId: 'T1',
    })
    const { status, body } = await my.book()
    expect([status, body.usedThisMonth]).toEqual([201, 1])
    expect(body.waiting).toMatchObject([{ kind: 'check_in', day: '2026-11-06', channel: 'inbox', sendAt: '2026-11-06T02:00:00.000Z' }])
    expect(await my.state()).toEqual(body)
  })

  it('takes one a day, of ten at once too, and answers the others with it', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => my.book(i % 2 ? 'wechat' : 'inbox')))
    expect(new Set(answers.map(({ body }) => body.waiting[0].reminderId)).size).toBe(1)
    expect(await my.rows()).toEqual([['2026-11-06', 'waiting', null]])
  })

  it('ends at the month’s cap and says so; the next month has its own, by the brand’s calendar', async () => {
    for (const day of ['2026-11-05', '2026-11-10', '2026-11-15', '2026-11-20']) {
      my.goTo(day, 20)
      expect((await my.book()).status).toBe(201)
      my.goTo(addDays(day, 1), 10)
      await my.run()
    }
    my.goTo('2026-11-29', 23.99)
    expect((await my.book()).body).toMatchObject({ status: 409, code: 'REMINDER_LIMIT' })
    expect(await my.state()).toMatchObject({ month: '2026-11', usedThisMonth: 4 })
    // Still the 29th in UTC, already the 30th for the brand: tomorrow is December.
    my.goTo('2026-11-30', 0)
    expect(await my.state()).toMatchObject({ month: '2026-12', usedThisMonth: 0, offer: { day: '2026-12-01' } })
    expect((await my.book()).body).toMatchObject({ month: '2026-12', usedThisMonth: 1 })
  })

  it('offers WeChat to whom it can reach, and nothing to who has not joined', async () => {
    my.member = await my.backend.member()
    expect(await my.state()).toMatchObject({ offer: { channels: ['inbox'] }, templateId: null })
    expect((await my.book('wechat')).body).toMatchObject({ code: 'BAD_REQUEST', field: 'channel' })
    expect((await my.book('pigeon')).body.code).toBe('BAD_REQUEST')
    const visitor = await my.backend.visitor()
    for (const body of [undefined, { kind: 'check_in', channel: 'inbox' }]) expect((await my.backend.ask<Schemas['Problem']>('/me/reminders', { token: visitor.token, body })).body.code).toBe('NOT_A_MEMBER')
  })
})

describe('cancelling', () => {
  it('frees the day and its place in the month', async () => {
    const { body } = await my.book()
    expect((await my.cancel(body.waiting[0].reminderId)).body).toMatchObject({ waiting: [], usedThisMonth: 0 })
    my.goTo('2026-11-06', 10)
    await my.run()
    expect([await my.notices(), await my.rows()]).toEqual([[], [['2026-11-06', 'cancelled', null]]])
    my.goTo('2026-11-05', 20)
    expect((await my.book('wechat')).body.waiting).toMatchObject([{ channel: 'wechat' }])
  })

  it('changes nothing that was sent, and nothing of others', async () => {
    const [{ reminderId }] = (await my.book()).body.waiting
    const other = await my.backend.member()
    expect((await my.cancel(reminderId, other.token)).body.code).toBe('NOT_FOUND')
    my.goTo('2026-11-06', 10)
    await my.run()
    expect((await my.cancel(reminderId)).status).toBe(201)
    expect(await my.rows()).toEqual([['2026-11-06', 'sent', null]])
  })
})

describe('in the inbox', () => {
  it('comes at its hour, not before, and once', async () => {
    await my.checkIn()
    await my.book()
    my.goTo('2026-11-06', 9.99)
    await my.run()
    expect(await my.notices()).toEqual([])
    my.goTo('2026-11-06', 10)
    await my.run()
    await my.run()
    expect(await my.notices()).toMatchObject([{ read: false, outcome: null, about: { kind: 'check_in_reminder', day: '2026-11-06', points: 2, insteadOfWechat: false } }])
    expect((await my.backend.home({ ...my.member, token: my.token })).unreadNotices).toBe(1)
    await my.checkIn()
    expect(await my.notices()).toMatchObject([{ outcome: 'done' }])
  })

  it('says that the day went by, also when it was made up for later', async () => {
    await my.book()
    my.goTo('2026-11-06', 10)
    await my.run()
    my.goTo('2026-11-07', 1)
    expect(await my.notices()).toMatchObject([{ outcome: 'missed' }])
    await my.backend.context.db.insertInto('check_in').values({ member_id: my.member.subjectId, day: '2026-11-06', made_up: true, at: new Date(my.backend.clock.ms), streak: 1 }).execute()
    expect(await my.notices()).toMatchObject([{ outcome: 'missed' }])
  })

  it('spares who has checked in by then, and the place in the month', async () => {
    await my.book('wechat')
    my.goTo('2026-11-06', 8)
    await my.checkIn()
    my.goTo('2026-11-06', 10)
    await my.run()
    expect([my.wechat.sent, await my.notices(), await my.rows()]).toEqual([[], [], [['2026-11-06', 'skipped', 'checked_in']]])
    expect((await my.state()).usedThisMonth).toBe(0)
  })

  it('shows today’s and tomorrow’s while both wait', async () => {
    await my.book()
    my.goTo('2026-11-06', 8)
    expect((await my.book()).body.waiting.map(({ day }) => day)).toEqual(['2026-11-06', '2026-11-07'])
  })

  it('comes late on its day when the server was down, and not on the next', async () => {
    await my.book()
    const first = my.member
    my.member = await my.join()
    await my.book()
    my.goTo('2026-11-06', 23)
    await my.backend.context.db.updateTable('reminder').set({ send_at: new Date(my.backend.clock.ms + 3_600_000) }).where('member_id', '=', first.subjectId).execute()
    await my.run()
    expect(await my.rows()).toEqual([['2026-11-06', 'sent', null]])
    my.goTo('2026-11-07', 3)
    await my.run()
    my.member = first
    expect([await my.notices(), await my.rows()]).toEqual([[], [['2026-11-06', 'skipped', 'late']]])
  })
})

it('the brand’s words fit into WeChat’s fields', () => {
  const words = Object.entries(reminders.checkIn.fields).map(([name, text]) => [name, filledIn(text, { points: 9999, day: '2026年11月30日' })])
  for (const [name, text] of words) {
    expect(text).not.toMatch(/[{}]/)
    expect(text.length).toBeLessThanOrEqual(name.startsWith('thing') ? 20 : 32)
  }
})
