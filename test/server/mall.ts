import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { useBackend } from './backend'
import type { Answered, Backend, Session } from './backend'

type Schemas = components['schemas']
export type Redeemed = Answered<Schemas['Redemption'] & Schemas['Problem']>

interface Wish {
  id?: string
  of?: Session
  /** Which of its prices; the first without. */
  points?: number
  fen?: number
  delivery?: Schemas['DeliveryMethod'] | null
  reserve?: boolean
}

/** What is gone of a stock is what was redeemed of it and not taken back; nothing is left between. */
export async function brokenStocks({ db }: Pick<Backend['context'], 'db'>): Promise<unknown[]> {
  const { rows } = await sql`
    select reward_id, taken, had from reward_stock
    full join (select reward_id, count(*) as had from redemption where stock_taken and state not in ('cancelled', 'lapsed') group by reward_id) redeemed using (reward_id)
    where coalesce(taken, 0) <> coalesce(had, 0)`.execute(db)
  return rows
}

/** A backend whose mall has these rewards, and for each test a new member who has something to do there. */
export function useMall(rewards: readonly Reward[]) {
  const backend: () => Backend = useBackend({ rewards })
  let member: Session
  let staff: Session
  beforeEach(async () => {
    backend().clock.ms = Date.parse('2026-11-20T04:00:00Z')
    backend().context.rewards = rewards
    await backend().context.db.deleteFrom('reward_stock').execute()
    await backend().context.db.updateTable('redemption').set({ stock_taken: false }).execute()
    member = await backend().member()
    staff = await backend().staff()
  })
  afterEach(async () => expect(await brokenStocks(backend().context)).toEqual([]))
  // Sessions end after days; stories here go on for longer.
  const token = (of: Session, role: 'member' | 'staff') => backend().app.jwt.sign({ sub: of.subjectId, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const ask = <T>(path: string, body?: unknown, of = member) => backend().ask<T>(path, { token: token(of, 'member'), body })
  return {
    backend,
    ask,
    member: () => member,
    give: (points: number, of = member) =>
      backend().context.db.transaction().execute(async (tx) => {
        const account = await openAccount(tx, backend().context, of.subjectId, 'NOT_FOUND')
        return accrueGift(tx, backend().context, account, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, points)
      }),
    staff: () => staff,
    /** At work in the store of the test, or another one. */
    atWork: <T>(path: string, body?: unknown, of = staff) => backend().ask<T>(path, { token: token(of, 'staff'), body }),
    redeem: (rewardId: string, { id = randomUUID(), of = member, points, fen, delivery = null, reserve = false }: Wish = {}): Promise<Redeemed> => {
      const price = rewards.find((reward) => reward.rewardId === rewardId)?.prices.find((each) => points === undefined || each.points === points)
      return ask('/me/redemptions', { redemptionId: id, rewardId, pricePoints: points ?? price?.points, priceFen: fen ?? price?.fen, delivery, reserve }, of)
    },
    cancel: (id: string, of = member): Promise<Redeemed> => ask(`/me/redemptions/${id}/cancellation`, {}, of),
    shown: async (rewardId: string, of = member) => {
      const { body } = await ask<{ rewards: Schemas['Reward'][] }>('/rewards', undefined, of)
      return body.rewards.find((reward) => reward.rewardId === rewardId)
    },
    home: (of = member) => backend().home({ ...of, token: token(of, 'member') }),
    available: async (of = member) => (await backend().home({ ...of, token: token(of, 'member') })).points?.available,
    buy: (paidFen: number, of = member) => backend().buy({ ...staff, token: token(staff, 'staff') }, of, paidFen),
    refund: (purchase: Schemas['Purchase'], fen: number) => backend().refund({ ...staff, token: token(staff, 'staff') }, purchase, fen),
  }
}
