import { spend } from '../../server/ledger/spend'
import { Problem } from '../../server/problem'
import { isPostgres } from './engine'
import { useMerging } from './merging'
import type { Holder } from './merging'

const { backend, within, holder, codeFor, ask, give, offer, confirm, undo, points, row, buy, refund } = useMerging()
// The embedded database has one connection, where nobody races.
const rounds = isPostgres ? 25 : 3
const code = ({ body }: { body: { code?: string } }) => body.code

async function two(): Promise<[Holder, Holder]> {
  const both: [Holder, Holder] = [await holder(), await holder()]
  for (const { session } of both) await give(session, 300)
  return both
}
const available = async ({ session }: Holder) => (await row(session.subjectId)).points_available

describe('at the same moment', () => {
  it('two confirmations are one merge', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [mine, other] = await two()
      const merge = await offer(mine, other)
      const answers = await Promise.all([confirm(mine, merge), confirm(mine, merge), confirm(mine, merge)])
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
      expect(await available(mine)).toBe(merge.together.points)
    }
  })

  it('points are either spent by the other card or come over', async () => {
    const seen = new Set<string>()
    for (let round = 0; round < rounds; round += 1) {
      const [mine, other] = await two()
      const merge = await offer(mine, other)
      const spending = within(other.session, (tx, context, member) => spend(tx, context, member, { sourceId: context.newId(), label: null, points: 250 })).then(
        () => 'spent',
        (error: Problem) => error.code,
      )
      const [merged, had] = await Promise.all([confirm(mine, merge), spending])
      const outcome = `${merged.status} ${had}`
      seen.add(outcome)
      expect(['201 INSUFFICIENT_POINTS', '409 spent']).toContain(outcome)
      expect((await available(mine)) + (await available(other))).toBe(merge.together.points - (had === 'spent' ? 250 : 0))
    }
    expect(seen.size).toBeGreaterThan(0)
  })

  it('two cards that are merged into each other become one, and nobody waits for ever', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [mine, other] = await two()
      const [there, back] = [await offer(mine, other), await offer(other, mine)]
      const answers = await Promise.all([confirm(mine, there), confirm(other, back)])
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(['SESSION_EXPIRED', 'MERGE_OVER']).toContain(code(answers.find(({ status }) => status !== 201) as { body: { code?: string } }))
      expect([await available(mine), await available(other)].sort((a, b) => a - b)).toEqual([0, there.together.points])
    }
  })

  it('three in a ring become one or two, and nothing is lost', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [a, b] = await two()
      const [c] = await two()
      const offers = [await offer(a, b), await offer(b, c), await offer(c, a)]
      const answers = await Promise.all([a, b, c].map((who, place) => confirm(who, offers[place])))
      const merged = answers.filter(({ status }) => status === 201).length
      expect([1, 2]).toContain(merged)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      expect((await available(a)) + (await available(b)) + (await available(c))).toBe(1200)
    }
  })

  it('a refund of the other card and the merge follow one another', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [mine, other] = await two()
      const bought = await buy(other.session, 10_000)
      const merge = await offer(mine, other)
      const [merged, back] = await Promise.all([confirm(mine, merge), refund(bought, 10_000)])
      expect(back.points).toBe(-bought.points)
      expect(['MERGE_CHANGED', undefined]).toContain(code(merged))
      expect((await available(mine)) + (await available(other))).toBe(merge.together.points - bought.points)
    }
  })

  it('staff who take it apart twice, while points are spent, give back what is there', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [mine, other] = await two()
      const merge = await offer(mine, other)
      await confirm(mine, merge)
      const spending = within(mine.session, (tx, context, member) => spend(tx, context, member, { sourceId: context.newId(), label: null, points: 500 })).then(
        () => 500,
        (error: Problem) => (error instanceof Problem && error.code === 'INSUFFICIENT_POINTS' ? 0 : Promise.reject(error)),
      )
      const [first, second, gone] = await Promise.all([undo(mine, merge), undo(mine, merge), spending])
      expect([first.status, second.status, second.body.returnedPoints]).toEqual([201, 201, first.body.returnedPoints])
      expect((await available(mine)) + (await available(other))).toBe(merge.together.points - gone)
    }
  })

  it('a number that two prove at once is one’s, and the other is told whose it is', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [first, second] = await two()
      const phone = backend().nextPhone()
      const proof = { phone, code: await codeFor(phone) }
      const answers = await Promise.all([first, second].map(({ session }) => ask<{ outcome?: string; code?: string }>(session, '/me/phone', proof)))
      expect(answers.map(({ body }) => body.outcome ?? body.code).sort()).toEqual(['PHONE_CODE_EXPIRED', 'linked'])
      const leads = await backend().context.db.selectFrom('identity').select('subject_id').where('kind', '=', 'phone').where('subject', '=', phone).execute()
      expect(leads).toHaveLength(1)
    }
  })

  it('the points of a person are what is shown on the card that was kept', async () => {
    const [mine, other] = await two()
    await confirm(mine, await offer(mine, other))
    expect((await points(mine.session)).balance.available).toBe(await available(mine))
  })
})
