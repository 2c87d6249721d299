import { refundWindowDays } from '../../brand/leaderboard'
import { programme } from '../../brand/programme'
import { startOfDay } from '../../loyalty/calendar'
import { invitationState } from '../../loyalty/invitations'
import { payInvited, payInviters } from '../../server/invitations'
import { openAccount } from '../../server/ledger/account'
import type { Chore } from '../../server/ledger/chore'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'
import { Inviting, invitationTasks, start, window } from './inviting'

const backend = useBackend({ tasks: invitationTasks })
let inviting: Inviting

beforeEach(async () => {
  inviting = await Inviting.begin(backend())
})

describe('the first order', () => {
  it('waits for its window to end: a millisecond before there is nothing, then both are paid', async () => {
    const friend = await inviting.friendOf()
    await inviting.purchase(friend)
    const settlesAt = new Date(start + window).toISOString()
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'first_order', settlesAt, closedAt: null }])
    backend().clock.ms = start + window - 1
    expect(await inviting.paid(friend, () => upkeep(backend().context))).toEqual({ friend: 0, inviter: 0 })
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'first_order' }])
    backend().clock.ms += 1
    expect(await inviting.paid(friend, () => upkeep(backend().context))).toEqual({ friend: 300, inviter: 200 })
    expect(await inviting.mine()).toMatchObject({ friends: [{ state: 'settled', closedAt: settlesAt }], thisMonth: { used: 1, most: 5 } })
    expect(await inviting.paid(friend, () => upkeep(backend().context))).toEqual({ friend: 0, inviter: 0 })
  })

  it('alone counts: a second one moves nothing', async () => {
    const friend = await inviting.friendOf()
    await inviting.purchase(friend)
    backend().pass(3)
    await inviting.purchase(friend)
    expect((await inviting.mine()).friends).toMatchObject([{ settlesAt: new Date(start + window).toISOString() }])
  })

  it('that goes back in full brings nothing, and what is bought later does not revive it', async () => {
    const friend = await inviting.friendOf()
    const first = await inviting.purchase(friend)
    backend().clock.ms = start + window - 1
    await inviting.refund(first, 1000)
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'withdrawn', closedAt: new Date(start + window - 1).toISOString() }])
    await inviting.purchase(friend)
    backend().pass(30)
    expect(await inviting.paid(friend, () => upkeep(backend().context))).toEqual({ friend: 0, inviter: 0 })
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'withdrawn' }])
  })

  it('that goes back in part still counts; in two parts that are all of it, it does not', async () => {
    const [partly, wholly] = [await inviting.friendOf(), await inviting.friendOf()]
    await inviting.refund(await inviting.purchase(partly), 999)
    const sold = await inviting.purchase(wholly)
    await inviting.refund(sold, 400)
    await inviting.refund(sold, 600)
    backend().pass(refundWindowDays)
    await upkeep(backend().context)
    expect((await inviting.mine()).friends.map(({ state }) => state).sort()).toEqual(['settled', 'withdrawn'])
  })

  it('stands when another purchase goes back', async () => {
    const friend = await inviting.friendOf()
    await inviting.purchase(friend)
    await inviting.refund(await inviting.purchase(friend), 1000)
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'first_order' }])
  })

  it('that goes back after the window changes nothing, also when the upkeep has not come by', async () => {
    const [seen, unseen] = [await inviting.friendOf(), await inviting.friendOf()]
    const sold = [await inviting.purchase(seen), await inviting.purchase(unseen)]
    const before = [await inviting.points(seen), await inviting.points(unseen), await inviting.points(inviting.inviter)]
    backend().clock.ms = start + window
    await inviting.refund(sold[1], 1000)
    await upkeep(backend().context)
    await inviting.refund(sold[0], 1000)
    await upkeep(backend().context)
    expect((await inviting.mine()).friends.map(({ state }) => state)).toEqual(['settled', 'settled'])
    const taken = sold.map(({ points: earned }) => earned)
    expect([await inviting.points(seen), await inviting.points(unseen), await inviting.points(inviting.inviter)]).toEqual([before[0] + 300 - taken[0], before[1] + 300 - taken[1], before[2] + 400])
  })
})

describe('paying', () => {
  it('happens once, though two servers come by and a refund is given at the same moment', async () => {
    const friend = await inviting.friendOf()
    const sold = await inviting.purchase(friend)
    backend().clock.ms = start + window
    const { context } = backend()
    // The lease keeps servers apart; should it fail, the member's row does.
    const visit = (chore: Chore, { subjectId }: Session) =>
      context.db.transaction().execute(async (tx) => chore.perform(tx, context, await openAccount(tx, context, subjectId, 'NOT_FOUND')))
    await Promise.all([visit(payInvited, friend), visit(payInvited, friend), inviting.refund(sold, 1000), visit(payInviters, inviting.inviter)])
    await Promise.all([visit(payInviters, inviting.inviter), visit(payInviters, inviting.inviter), upkeep(context), upkeep({ ...context })])
    const paid = context.db.selectFrom('ledger_entry').select(['member_id', 'points']).where('source', '=', 'task')
    expect(await paid.where('member_id', '=', friend.subjectId).execute()).toMatchObject([{ points: 300 }])
    expect(await paid.where('member_id', '=', inviting.inviter.subjectId).execute()).toMatchObject([{ points: 200 }])
  })

  it('of the inviter comes with the next visit when it is cut off after that of the friend', async () => {
    const friend = await inviting.friendOf()
    await inviting.purchase(friend)
    backend().clock.ms = start + window
    const { context } = backend()
    const before = await inviting.points(inviting.inviter)
    // As though the server had died between the two.
    await context.db.updateTable('invited').set({ settled_at: new Date(context.now()) }).where('member_id', '=', friend.subjectId).execute()
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'first_order' }])
    await upkeep(context)
    expect(await inviting.points(inviting.inviter)).toBe(before + 200)
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'settled' }])
  })

  it('stops at five friends a month for the inviter, and never for the friends; the next month pays again', async () => {
    const friends: Session[] = []
    for (let i = 0; i < 6; i += 1) {
      friends.push(await inviting.friendOf())
      await inviting.purchase(friends[i])
      backend().clock.ms += 60_000
    }
    const before = [await inviting.points(inviting.inviter), ...(await Promise.all(friends.map(inviting.points)))]
    backend().clock.ms = start + 2 * window - 1
    await upkeep(backend().context)
    const now = await inviting.mine()
    expect(now.thisMonth).toEqual({ used: 5, most: 5 })
    expect(now.friends.map(({ state }) => state)).toEqual(['over_limit', 'settled', 'settled', 'settled', 'settled', 'settled'])
    expect([await inviting.points(inviting.inviter), ...(await Promise.all(friends.map(inviting.points)))].map((each, i) => each - before[i])).toEqual([1000, 300, 300, 300, 300, 300, 300])
    backend().clock.ms = startOfDay('2027-01-01', programme.utcOffsetMinutes)
    expect((await inviting.mine()).thisMonth).toEqual({ used: 0, most: 5 })
    const later = await inviting.friendOf()
    await inviting.purchase(later)
    backend().clock.ms += window
    await upkeep(backend().context)
    expect(await inviting.mine()).toMatchObject({ thisMonth: { used: 1, most: 5 } })
    expect((await inviting.mine()).friends[0]).toMatchObject({ state: 'settled' })
    expect((await inviting.mine()).friends.filter(({ state }) => state === 'over_limit')).toHaveLength(1)
  })

  it('goes one level deep: whoever invited the inviter gets nothing of it', async () => {
    const friend = await inviting.friendOf()
    const friendsFriend = await inviting.friendOf(friend)
    await inviting.purchase(friendsFriend)
    backend().clock.ms = start + window
    const before = await inviting.points(inviting.inviter)
    expect((await inviting.paid(friendsFriend, () => upkeep(backend().context))).friend).toBe(300)
    expect(await inviting.points(inviting.inviter)).toBe(before)
    expect((await inviting.mine()).friends).toMatchObject([{ state: 'registered' }])
    expect((await inviting.mine(friend)).friends).toMatchObject([{ state: 'settled' }])
  })

  it('leaves alone who joined without an invitation', async () => {
    const alone = (await inviting.joins()).session
    await inviting.purchase(alone)
    backend().clock.ms = start + window
    expect(await inviting.paid(alone, () => upkeep(backend().context))).toEqual({ friend: 0, inviter: 0 })
  })
})

it('reads a state from what has happened', () => {
  const facts = { ordered: true, withdrawn: false, closed: false, overLimit: false }
  expect(invitationState({ ...facts, ordered: false })).toBe('registered')
  expect(invitationState(facts)).toBe('first_order')
  expect(invitationState({ ...facts, withdrawn: true })).toBe('withdrawn')
  expect(invitationState({ ...facts, closed: true })).toBe('settled')
  expect(invitationState({ ...facts, closed: true, overLimit: true })).toBe('over_limit')
})
