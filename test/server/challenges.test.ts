import type { components } from '../../contract/types.gen'
import { buyOnce, buyThrice, task, useDoing } from './doing'

type Schemas = components['schemas']
const hour = 3_600_000
const { backend, ask, board, shown, claim, buy, refund, checkIn, home } = useDoing([
  task('steps', [buyOnce, { event: 'check_in', target: 1 }, buyOnce], { reward: { points: 40 } }),
  task('surprise', [{ event: 'purchase', measure: 'sum', target: 50_000 }], { hidden: true }),
])

describe('a challenge', () => {
  it('counts its steps in their order, and what was done for a later one since it began when that one opens', async () => {
    await checkIn()
    backend().clock.ms += hour
    expect(await shown('steps')).toMatchObject({ state: 'available', openStep: 0 })
    await buy()
    expect(await shown('steps')).toMatchObject({ state: 'in_progress', openStep: 1 })
    await buy()
    expect(await shown('steps')).toMatchObject({ openStep: 1, steps: [{ progress: 1 }, { progress: 0 }, { progress: 0 }] })
    backend().clock.ms += 24 * hour
    await checkIn()
    expect(await shown('steps')).toMatchObject({ state: 'claimable', openStep: null, steps: [{ progress: 1 }, { progress: 1 }, { progress: 1 }] })
    expect((await claim('steps')).body.given.points).toBe(40)
  })

  it('that is hidden shows itself when it is finished', async () => {
    await buy(49_999)
    expect(await shown('surprise')).toBeUndefined()
    await buy(1)
    expect(await shown('surprise')).toMatchObject({ state: 'claimable', surprise: true })
    expect((await board()).challenges.map(({ taskId }) => taskId)).toContain('surprise')
  })
})

describe('badges', () => {
  const wall = async () => (await ask<Schemas['BadgeWall']>('/me/badges')).body
  const wear = (badgeId: string | null) => ask<Schemas['BadgeWall'] & Schemas['Problem']>('/me/badges/worn', { badgeId })

  it('rise with what is done, and one that is earned can be worn on the card', async () => {
    expect(await wall()).toMatchObject({ earned: 0, total: 24, honour: 0, worn: null })
    expect((await wear('first-sip')).body.code).toBe('NOT_FOUND')
    for (let i = 0; i < 10; i += 1) await buy()
    expect((await wall()).badges.find(({ badgeId }) => badgeId === 'first-sip')).toMatchObject({ level: 2, progress: 10, target: 50, hint: '买过 50 次' })
    expect(await wall()).toMatchObject({ honour: 3, earned: 2 })
    expect((await wear('first-sip')).body.worn).toBe('first-sip')
    expect((await home()).member?.badge).toEqual({ badgeId: 'first-sip', name: '初尝', icon: 'cup', level: 2 })
    expect((await wear(null)).body.worn).toBeNull()
  })

  it('go back with a refund, also from the card', async () => {
    const purchase = await buy()
    await wear('first-sip')
    await refund(purchase, 1000)
    expect(await wall()).toMatchObject({ earned: 0, worn: null })
    expect((await home()).member?.badge).toBeNull()
  })
})

it('tells how many tasks lead to the next tier', async () => {
  expect((await board()).towardsTier).toBeNull()
  const lifting = (taskId: string, growth: number) => task(taskId, [buyThrice], { reward: { growth } })
  backend().context.tasks = [lifting('a', 100), lifting('b', 20), lifting('c', 200)]
  await buy(1000)
  expect((await board()).towardsTier).toEqual({ tasks: 2, tierName: '青叶', growthMissing: 295 })
})
