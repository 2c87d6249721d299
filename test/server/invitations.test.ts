import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { giveInvitationCodes } from '../../server/invitations'
import { openAccount } from '../../server/ledger/account'
import { upkeep } from '../../server/ledger/upkeep'
import { Inviting, invitationTasks, start } from './inviting'
import { useBackend } from './backend'

type Schemas = components['schemas']
const backend = useBackend({ tasks: invitationTasks })
let inviting: Inviting

beforeEach(async () => {
  inviting = await Inviting.begin(backend())
})

describe('a code', () => {
  it('is there from the first day, is of eight characters nobody mistakes, and is nobody else\'s', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => backend().member()))
    const codes = await Promise.all([inviting.inviter, ...others].map((each) => inviting.codeOf(each)))
    for (const code of codes) expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{8}$/)
    expect(new Set(codes).size).toBe(codes.length)
    expect(await inviting.codeOf()).toBe(codes[0])
  })

  it('is given to members from before there were codes, once', async () => {
    const { db } = backend().context
    await db.updateTable('member').set({ invitation_code: null }).where('member_id', '=', inviting.inviter.subjectId).execute()
    expect((await inviting.mine()).code).toBeNull()
    await upkeep(backend().context)
    const code = await inviting.codeOf()
    expect(code).toMatch(/^\w{8}$/)
    await db.transaction().execute(async (tx) => giveInvitationCodes.perform(tx, backend().context, await openAccount(tx, backend().context, inviting.inviter.subjectId, 'NOT_FOUND')))
    expect(await inviting.codeOf()).toBe(code)
  })

  it('tells a stranger who invites, masked, and what there is to get, before anything is asked', async () => {
    const other = (await inviting.joins()).session
    const { body, status } = await backend().ask(`/invitations/${(await inviting.codeOf(other)).toLowerCase()}`)
    expect([status, body]).toEqual([200, { inviterName: '林**', friendPoints: 300, windowDays: 7 }])
  })

  it.each(['NOBODYS7', 'x', '00000000-0000-7000-8000-000000000000'])('that nobody has is unknown: %s', async (code) => {
    expect((await backend().ask<Schemas['Problem']>(`/invitations/${code}`)).body.code).toBe('INVITATION_UNKNOWN')
  })

  it('is the same however it is written', async () => {
    const code = await inviting.codeOf()
    for (const written of [`${code.slice(0, 4)} ${code.slice(4)}`, `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()]) {
      expect((await inviting.joins(written)).invited).toBe(true)
    }
  })
})

describe('joining with a code', () => {
  it('counts for somebody new, and shows no more of them than the first character of a name', async () => {
    await inviting.friendOf()
    const { friends, thisMonth, rule } = await inviting.mine()
    expect(friends).toEqual([{ name: '林**', state: 'registered', joinedAt: new Date(start).toISOString(), settlesAt: null, closedAt: null }])
    expect(thisMonth).toEqual({ used: 0, most: 5 })
    expect(rule).toEqual({ inviterPoints: 200, friendPoints: 300, windowDays: 7 })
  })

  it.each(['NOBODYS7', '', '  ', '邀请码', "'; drop table member; --"])('that nobody has is joining all the same: %j', async (code) => {
    expect(await inviting.joins(code)).toMatchObject({ alreadyMember: false, invited: false, welcomePoints: 100 })
  })

  it('pays nobody anything yet', async () => {
    const code = await inviting.codeOf()
    const before = await inviting.points(inviting.inviter)
    expect((await inviting.joins(code)).welcomePoints).toBe(100)
    expect(await inviting.points(inviting.inviter)).toBe(before)
  })

  it('is no use to somebody who is a member: not with their own code, not with that of another', async () => {
    const other = await backend().member()
    for (const code of [await inviting.codeOf(), await inviting.codeOf(other)]) expect(await inviting.joins(code, inviting.inviter)).toMatchObject({ alreadyMember: true, invited: false })
    expect((await inviting.mine()).friends).toEqual([])
    expect((await inviting.mine(other)).friends).toEqual([])
  })

  it('counts once for a friend who comes with two codes, and is not changed by the second', async () => {
    const other = await backend().member()
    const visitor = await backend().visitor()
    const codes = [await inviting.codeOf(), await inviting.codeOf(other)]
    const answers = await Promise.all(codes.map((code) => inviting.joins(code, visitor)))
    expect(answers.filter(({ invited }) => invited)).toHaveLength(1)
    expect([...(await inviting.mine()).friends, ...(await inviting.mine(other)).friends]).toHaveLength(1)
  })

  it('gives a replay the first answer and no second friend', async () => {
    const visitor = await backend().visitor()
    const body = { consent: { version: programme.consentVersion }, channel: 'app', invitationCode: await inviting.codeOf() }
    const twice = [1, 2].map(() => backend().ask<Schemas['Joined']>('/members', { token: visitor.token, body, key: 'one-join-sent-twice' }))
    expect((await Promise.all(twice)).map(({ body: { invited } }) => invited)).toEqual([true, true])
    expect((await inviting.mine()).friends).toHaveLength(1)
  })

  it('is no use to the inviter with another identity on the same phone', async () => {
    const visitor = await backend().visitor()
    const { db } = backend().context
    const { phone } = await db.selectFrom('person').select('phone').where('member_id', '=', inviting.inviter.subjectId).executeTakeFirstOrThrow()
    await db.updateTable('person').set({ phone }).where('member_id', '=', visitor.subjectId).execute()
    expect((await inviting.joins(await inviting.codeOf(), visitor)).invited).toBe(false)
  })
})
