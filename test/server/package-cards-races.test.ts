import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { useBackend } from './backend'
import type { Session } from './backend'
import { cardsOn } from './cards'
import { isPostgres } from './engine'

const backend = useBackend({ tasks: [] })
const { claim, join, print, row, voids } = cardsOn(backend)
const phones = 64
// The embedded database has one connection, where nobody races.
const rounds = Number(process.env.RACE_ROUNDS ?? (isPostgres ? 200 : 5))
const day = 86_400_000
const long = { validUntil: '2040-12-31' }
let members: Session[]

beforeAll(async () => {
  members = []
  for (let phone = 0; phone < phones; phone += 1) members.push(await backend().member())
}, 120_000)

interface Had {
  coupons: number
  thanks: number
  cards: number
}
/** What everybody has had of cards. */
async function had(): Promise<Map<string, Had>> {
  const { rows } = await sql<Had & { member_id: string }>`select member_id,
      (select count(*) from coupon where coupon.member_id = member.member_id and source = 'package_card') as coupons,
      (select count(*) from ledger_entry where ledger_entry.member_id = member.member_id and source = 'package_card' and points = 30) as thanks,
      (select count(*) from package_card where claimed_by = member.member_id) as cards
    from member`.execute(backend().context.db)
  return new Map(rows.map(({ member_id, ...rest }) => [member_id, rest]))
}
const none = { coupons: 0, thanks: 0, cards: 0 }

it(`one card, claimed by ${phones} phones at once, ${rounds} times: one has its gift, the others are told, and have nothing of it`, async () => {
  const codes = await print(rounds, long)
  let before = await had()
  for (const code of codes) {
    // Not more than three in a month, so that nobody has had enough.
    backend().clock.ms += 11 * day
    const answers = await Promise.all(members.map((who) => claim(code, who)))
    const [winner, ...more] = members.filter((_member, place) => answers[place].status === 201)
    expect(more).toEqual([])
    expect([...new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))]).toEqual(['CODE_USED'])
    expect((await row(code)).claimed_by).toBe(winner.subjectId)
    const after = await had()
    for (const { subjectId } of members) {
      const was = before.get(subjectId) ?? none
      const gift = was.coupons === 0 ? { coupons: 2, thanks: was.thanks } : { coupons: 2, thanks: was.thanks + 1 }
      expect([subjectId, after.get(subjectId)]).toEqual([subjectId, subjectId === winner.subjectId ? { ...gift, cards: was.cards + 1 } : was])
    }
    before = after
  }
}, 900_000)

it('somebody who joins with two cards and claims three, all at once, is welcomed once', async () => {
  for (let round = 0; round < Math.min(rounds, 40); round += 1) {
    backend().clock.ms += 31 * day
    const [one, two, three] = await print(3, long)
    const visitor = await backend().visitor()
    const answers = await Promise.all([join(visitor, one), claim(one, visitor), join(visitor, two), claim(two, visitor), claim(three, visitor)])
    expect(answers[0].status).toBe(201)
    for (const { status, body } of answers) if (status !== 201) expect(body.code).toBe('NOT_A_MEMBER')
    await claim(three, visitor)
    const kinds = await Promise.all([one, two, three].map(async (code) => (await row(code)).kind))
    expect(kinds.sort()).toEqual(['thanks', 'thanks', 'welcome'])
    expect((await had()).get(visitor.subjectId)).toEqual({ coupons: 2, thanks: 2, cards: 3 })
  }
}, 300_000)

it('two who join with one card and a member who claims it, at once: both have joined, and one of the three has the gift', async () => {
  for (let round = 0; round < Math.min(rounds, 40); round += 1) {
    const [code] = await print(1, long)
    const people = [await backend().visitor(), await backend().visitor(), await backend().member()]
    const [first, second, claimed] = await Promise.all([join(people[0], code), join(people[1], code), claim(code, people[2])])
    const gifts = [first.body.card, second.body.card, claimed.status === 201 ? claimed.body : null]
    expect(gifts.filter(Boolean)).toHaveLength(1)
    expect([first, second].map(({ status, body }) => [status, body.welcomePoints, body.cardRefused])).toEqual([0, 1].map((i) => [201, 100, gifts[i] ? null : 'CODE_USED']))
    const all = await had()
    expect(people.map(({ subjectId }) => all.get(subjectId))).toEqual(gifts.map((gift) => (gift ? { coupons: 2, thanks: 0, cards: 1 } : none)))
  }
}, 300_000)

it('a batch that is voided while its cards are claimed gives whole gifts or none', async () => {
  for (let round = 0; round < Math.min(rounds, 20); round += 1) {
    const batchId = randomUUID()
    const codes = await print(8, { ...long, batchId })
    const people = await Promise.all(codes.map(() => backend().member()))
    const answers = await Promise.all([...codes.map((code, i) => claim(code, people[i])), voids(batchId)])
    const all = await had()
    for (const [i, { subjectId }] of people.entries()) {
      const { status, body } = answers[i] as Awaited<ReturnType<typeof claim>>
      // Whoever comes to the card while it is being voided is told so, or that it is gone.
      if (status !== 201) expect(['CODE_EXPIRED', 'CODE_USED']).toContain(body.code)
      expect(all.get(subjectId)).toEqual(status === 201 ? { coupons: 2, thanks: 0, cards: 1 } : none)
    }
  }
}, 300_000)
