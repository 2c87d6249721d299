import type { components } from '../../contract/types.gen'
import { cardsIn } from '../../server/deliveries/old-cards'
import { ordersIn } from '../../server/deliveries/orders'
import { takeInOrders } from '../../server/marketplace-orders'
import { isPostgres } from './engine'
import { start, useMerging } from './merging'
import type { Holder } from './merging'

type Claimed = components['schemas']['ClaimedOrder'] & components['schemas']['Problem']
const { backend, ask, holder, confirm, offer, undo, points, tier } = useMerging()
const day = 86_400_000
const rounds = isPostgres ? 25 : 3
let placed = 0
let mine: Holder

/** An order that was placed so many days ago. */
async function order(part: { marketplaceId?: string; paidFen?: number; daysAgo?: number } = {}) {
  placed += 1
  const { marketplaceId = 'tmall', paidFen = 9_900, daysAgo = 5 } = part
  const delivered = { marketplaceId, orderNumber: `30218844${String(placed).padStart(6, '0')}`, paidFen, orderedAt: new Date(backend().clock.ms - daysAgo * day), phoneTail: '4679' }
  const { context } = backend()
  await context.db.transaction().execute((tx) => takeInOrders(tx, context, [delivered]))
  return delivered
}
type Placed = Awaited<ReturnType<typeof order>>
const claim = ({ session }: Holder, { marketplaceId, orderNumber, phoneTail }: Pick<Placed, 'marketplaceId' | 'orderNumber' | 'phoneTail'>) =>
  ask<Claimed>(session, '/me/order-claims', { marketplaceId, orderNumber, phoneTail })

beforeEach(async () => {
  mine = await holder()
})

describe('an order of a marketplace', () => {
  it('brings what a purchase of today brings, and is among what is known of me', async () => {
    const placedOrder = await order({ paidFen: 32_000 })
    const { status, body } = await claim(mine, placedOrder)
    expect(status).toBe(201)
    expect(body).toMatchObject({ marketplace: '天猫旗舰店', orderTail: placedOrder.orderNumber.slice(-4), paidFen: 32_000, points: 640, growth: 160, claimedAt: new Date(backend().clock.ms).toISOString() })
    expect((await tier(mine.session)).progress).toMatchObject({ spendFen: 32_000, current: { tierId: 'leaf' } })
    const entry = await ask<components['schemas']['LedgerEntryDetail']>(mine.session, `/me/points/entries/${body.entryId}`)
    expect(entry.body.entry).toMatchObject({ source: 'purchase', label: '天猫旗舰店', points: 640 })
    expect((await ask<components['schemas']['Identities']>(mine.session, '/me/identities')).body).toMatchObject({ wechat: false, orders: [body], marketplaces: [{ marketplaceId: 'tmall' }, {}, {}] })
  })

  it('is one claim however it is typed and however often', async () => {
    const placedOrder = await order()
    const first = await claim(mine, placedOrder)
    const again = await claim(mine, { ...placedOrder, orderNumber: placedOrder.orderNumber.replace(/(.{4})/g, '$1 ') })
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await tier(mine.session)).progress.spendFen).toBe(9_900)
  })

  it('is nobody else’s, also not when both ask at once', async () => {
    const other = await holder()
    for (let round = 0; round < rounds; round += 1) {
      const placedOrder = await order()
      const answers = await Promise.all([claim(mine, placedOrder), claim(other, placedOrder), claim(mine, placedOrder)])
      const owners = [answers[0].status === 201 || answers[2].status === 201, answers[1].status === 201]
      expect(owners.filter(Boolean)).toHaveLength(1)
      for (const { status, body } of answers) if (status !== 201) expect(body.code).toBe('CODE_USED')
    }
  })

  it('answers a wrong number, a wrong shop and wrong digits alike, ten times a day', async () => {
    const placedOrder = await order()
    const wrongs = [{ orderNumber: '99999999' }, { marketplaceId: 'jd' }, { marketplaceId: 'nowhere' }, { phoneTail: '0000' }]
    const answers = []
    for (let nth = 0; nth < 10; nth += 1) answers.push(await claim(mine, { ...placedOrder, ...wrongs[nth % 4] }))
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: null }]))).size).toBe(1)
    expect(answers[0].body.code).toBe('CODE_UNKNOWN')
    expect((await claim(mine, placedOrder)).body.code).toBe('CODE_TRIES_SPENT')
    backend().clock.ms = start + day
    expect((await claim(mine, placedOrder)).status).toBe(201)
  })

  it('is not guessed by many members together', async () => {
    const placedOrder = await order()
    const other = await holder()
    for (const who of [mine, other]) for (let nth = 0; nth < 6; nth += 1) await claim(who, { ...placedOrder, phoneTail: String(1000 + nth) })
    expect((await claim(await holder(), placedOrder)).body.code).toBe('CODE_TRIES_SPENT')
  })

  it.each([
    ['in the last millisecond', 1, 201],
    ['not when they are over', 0, 409],
  ])('can be claimed for ninety days: %s', async (_title, sooner, status) => {
    const placedOrder = await order({ daysAgo: 90 })
    backend().clock.ms -= sooner
    const { body, status: told } = await claim(mine, placedOrder)
    expect(told).toBe(status)
    if (status === 409) expect(body.code).toBe('CODE_EXPIRED')
  })

  it('that was claimed stays claimed when its time is over, and by the card that was merged into mine', async () => {
    const other = await holder()
    const placedOrder = await order()
    const first = await claim(other, placedOrder)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    expect((await claim(mine, placedOrder)).body).toEqual({ ...first.body, entryId: null })
    backend().clock.ms += 7 * day - 120_000
    await undo(mine, merge)
    expect((await claim(mine, placedOrder)).body.code).toBe('CODE_USED')
    backend().clock.ms += 100 * day
    expect((await claim(other, placedOrder)).body).toEqual(first.body)
  })

  it('keeps no number that could be read', async () => {
    const placedOrder = await order()
    const { body } = await claim(mine, placedOrder)
    const { db } = backend().context
    const rows = [await db.selectFrom('marketplace_order').selectAll().execute(), await db.selectFrom('purchase').selectAll().execute(), await db.selectFrom('receipt_claim').selectAll().execute(), await db.selectFrom('idempotency').selectAll().execute()]
    expect(body.orderTail).toHaveLength(4)
    expect(JSON.stringify(rows)).not.toContain(placedOrder.orderNumber)
  })

  it('is taken in once', async () => {
    const placedOrder = await order()
    const { context } = backend()
    expect(await context.db.transaction().execute((tx) => takeInOrders(tx, context, [placedOrder, { ...placedOrder, marketplaceId: 'jd' }]))).toBe(1)
    await claim(mine, placedOrder)
    expect((await points(mine.session)).balance.available).toBeGreaterThan(100)
  })
})

describe('a file of orders or cards', () => {
  it('is read with or without a heading, in the brand’s days', () => {
    const { rows, complaints } = ordersIn('\uFEFFmarketplace,order,paid_fen,ordered_at,phone_tail\r\ntmall,3021-8844,9900,2026-11-08,4679\njd,JD42x1,100,2026-11-08T10:00:00+08:00,0042\n\n')
    expect(complaints).toEqual([])
    expect(rows).toEqual([
      { marketplaceId: 'tmall', orderNumber: '30218844', paidFen: 9900, orderedAt: new Date('2026-11-07T16:00:00Z'), phoneTail: '4679' },
      { marketplaceId: 'jd', orderNumber: 'JD42X1', paidFen: 100, orderedAt: new Date('2026-11-08T02:00:00Z'), phoneTail: '0042' },
    ])
    expect(cardsIn('20180713,4679,,,0,0,2018-07-13').rows).toEqual([{ number: '20180713', pin: '4679', name: null, phone: null, points: 0, growth: 0, joinedOn: '2018-07-13' }])
  })

  it.each(['ebay,3021884400,9900,2026-11-08,4679', 'tmall,30,9900,2026-11-08,4679', 'tmall,3021884400,0,2026-11-08,4679', 'tmall,3021884400,99.5,2026-11-08,4679', 'tmall,3021884400,9900,2026-02-30,4679', 'tmall,3021884400,9900,yesterday,4679', 'tmall,3021884400,9900,2026-11-08,467', 'tmall,3021884400,9900,2026-11-08'])(
    'of orders is refused for %s, by its line',
    (line) => {
      const { complaints } = ordersIn(`tmall,3021884401,9900,2026-11-08,4679\n${line}`)
      expect(complaints).toEqual([{ line: 2, what: expect.any(String) as string }])
    },
  )

  it.each(['12,4679,,,0,0,2018-07-13', '20180714,46,,,0,0,2018-07-13', '20180714,4679,,12345,0,0,2018-07-13', '20180714,4679,,,-1,0,2018-07-13', '20180714,4679,,,1.5,0,2018-07-13', '20180714,4679,,,0,99999999,2018-07-13', '20180714,4679,,,0,0,2018-13-01', '20180714,4679,,,0,0'])(
    'of cards is refused for %s, by its line',
    (line) => {
      expect(cardsIn(`20180713,4679,,,0,0,2018-07-13\n${line}`).complaints).toEqual([{ line: 2, what: expect.any(String) as string }])
    },
  )

  it('is refused when it says something twice', () => {
    expect(ordersIn('tmall,3021884401,9900,2026-11-08,4679\ntmall,3021 8844 01,100,2026-11-08,4679').complaints).toEqual([{ line: 2, what: 'this is in the file twice' }])
    expect(cardsIn('20180713,4679,,,0,0,2018-07-13\n2018-0713,9999,,,5,0,2018-07-13').complaints).toHaveLength(1)
  })
})
