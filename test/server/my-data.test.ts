import { sql } from 'kysely'
import type { components } from '../../contract/types.gen'
import type { OperationId } from '../../server/call'
import { promised } from '../../server/contract'
import { upkeep } from '../../server/ledger/upkeep'
import { held, holdings } from '../../server/my-data/holdings'
import { sections } from '../../server/my-data/sections'
import type { Section } from '../../server/my-data/sections'
import { Wechat } from '../stand-ins/wechat'
import { useBackend } from './backend'
import { marks } from './marks'
import { touched } from './touched'
import { shopSecret, WholeLife } from './whole-life'

type Export = components['schemas']['DataExport']
const day = 86_400_000
const wechat = new Wechat()
const wishes = { wechatOrigin: '', config: { shopSecret, wechat: { appId: 'wx1', appSecret: 'top secret' } } }
beforeAll(async () => void (wishes.wechatOrigin = (await wechat.open()).origin))
afterAll(() => wechat.close())
const backend = useBackend(wishes)

interface Column {
  table_name: string
  column_name: string
  data_type: string
}

const columns = async () => {
  const { rows } = await sql<Column>`select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`.execute(backend().context.db)
  return rows
}

describe('the list of what is held', () => {
  it('has every table of the database, and of those that hold something every column', async () => {
    const known = Object.entries(holdings).flatMap(([table, holding]) => ('columns' in holding ? Object.keys(holding.columns).map((column) => `${table}.${column}`) : []))
    const there = await columns()
    expect([...new Set(there.map(({ table_name }) => table_name))].sort()).toEqual(Object.keys(holdings).sort())
    const decided = there.filter(({ table_name }) => held.some(({ table }) => table === table_name)).map(({ table_name, column_name }) => `${table_name}.${column_name}`)
    expect(known.sort()).toEqual(decided.sort())
  })

  it('leaves out no table that leads to a person', async () => {
    const leads = /^(member_id|.*_by|.*friend.*|inviter_id|other_id|home_id|merged_into|phone|nickname|address|openid|email)$/
    const innocent = (await columns()).filter(({ table_name }) => 'holdsNothing' in holdings[table_name as keyof typeof holdings])
    expect(innocent.filter(({ column_name }) => leads.test(column_name))).toEqual([])
  })

  it('names each thing in words, for a reason, in a section that is there', () => {
    for (const { title, why } of Object.values(sections)) expect([title, why].join()).toMatch(/^[\p{sc=Han}\p{N}\p{P} ]+$/u)
    const filled = new Set(held.flatMap(({ section, elsewhere }) => [section, ...(elsewhere ? [elsewhere.section] : [])]))
    expect([...filled].sort()).toEqual(Object.keys(sections).sort())
  })
})

describe('somebody who has done everything', () => {
  let life: WholeLife
  let before: Export
  beforeAll(async () => {
    backend().clock.ms = Date.parse('2026-11-20T04:00:00Z')
    life = new WholeLife(backend())
    await life.live()
    before = await life.exported()
  }, 180_000)

  const writing = Object.entries(touched).filter(([, { writes }]) => writes) as [OperationId, { writes: Section[] }][]

  it('has used every operation that writes something about a member', () => {
    expect([...life.changed.keys()].sort()).toEqual(expect.arrayContaining(writing.map(([id]) => id).sort()))
    // Whatever is posted by members is known to write, or known to write nothing.
    const posts = promised.filter(({ method, schemes }) => method === 'POST' && schemes.includes('member')).map(({ operationId }) => operationId)
    expect(posts.filter((id) => !touched[id].writes)).toEqual(['readNotices'])
  })

  it.each(writing)('finds what %s wrote in the export, and in no section that it is not said to write', (id, { writes }) => {
    expect([...(life.changed.get(id) ?? [])].sort()).toEqual([...new Set(writes)].sort())
  })

  it.each(Object.entries(touched).filter(([, { reads }]) => reads))('finds in the export what %s reads', (_id, { reads = [] }) => {
    expect(reads.filter((section) => before.sections.find((told) => told.section === section)?.total === 0)).toEqual([])
  })

  it('is told all of it: every row, in words, and every mark they have left', () => {
    const { phone: _phone, order, ...told } = marks
    const text = JSON.stringify(before)
    for (const mark of [...Object.values(told), marks.phone, order.slice(-4)]) expect(text).toContain(mark)
    for (const { rows, total } of before.sections) expect(rows).toHaveLength(total)
    expect(before.sections.map(({ section, total }) => [section, total > 0])).toEqual(Object.keys(sections).map((section) => [section, true]))
  })

  it('is told no secret: no digest, no key, nobody else’s id', () => {
    const text = JSON.stringify(before)
    for (const id of [life.staff.subjectId, life.friend.subjectId]) expect(text).not.toContain(id)
    expect(text).not.toMatch(/"(?:code_hash|pin_hash|request_hash|phone_hash|card_hash)"/)
  })

  it('is nobody once the membership has ended: not a mark is left anywhere, the ledger stands, and nothing leads to them', async () => {
    const { db } = backend().context
    const ids = (await sql<{ member_id: string }>`select member_id from member where member_id = ${life.me.subjectId} or merged_into = ${life.me.subjectId}`.execute(db)).rows.map(({ member_id }) => member_id)
    expect(ids).toHaveLength(2)
    const ledger = () => db.selectFrom('ledger_entry').selectAll().where('member_id', 'in', ids).orderBy('member_id').orderBy('seq').execute()
    const entries = await ledger()
    const dump = async () => {
      const all: [string, string][] = []
      for (const table of Object.keys(holdings)) {
        const { rows } = await sql<{ row: string }>`select row_to_json(one)::text as row from ${sql.table(table)} one`.execute(db)
        all.push([table, rows.map(({ row }) => row).join('\n')])
      }
      return new Map(all)
    }
    const { order: hashed, ...written } = marks
    const full = await dump()
    const missing = Object.values(written).filter((mark) => ![...full.values()].some((text) => text.includes(mark)))
    expect([missing, hashed]).toEqual([[], hashed])
    const cancelled = await life.ask('/me/cancellation', { points: 9_999_999, coupons: 999 })
    expect(cancelled.status).toBe(201)
    backend().clock.ms += 15 * day
    await upkeep(backend().context)

    const left = await dump()
    const found = [...Object.values(marks), ...life.codes].flatMap((mark) => [...left].filter(([, text]) => text.includes(mark)).map(([table]) => `${table}: ${mark}`))
    expect(found).toEqual([])
    const deleted = held.filter(({ ends, of }) => ends === 'deleted' && !of).map(({ table }) => table as string)
    expect(deleted.filter((table) => ids.some((id) => left.get(table)?.includes(`"member_id":"${id}"`)))).toEqual([])
    // What was kept is the ledger, entry for entry, with the lapse of what was left.
    const after = await ledger()
    const own = (rows: typeof entries) => rows.filter(({ member_id }) => member_id === life.me.subjectId)
    expect(own(after).slice(0, own(entries).length)).toEqual(own(entries))
    expect(own(after).slice(own(entries).length).map(({ kind, balance_after }) => [kind, balance_after])).toEqual([['expiry', 0]])
    expect(await db.selectFrom('member').select(['nickname', 'points_available']).where('member_id', 'in', ids).execute()).toEqual(ids.map(() => ({ nickname: '已注销', points_available: 0 })))
    expect((await life.ask('/me/export')).body.code).toBe('SESSION_EXPIRED')
  })

  it('is left in what others have: the coupon stays with the friend, and the inviter sees that somebody has gone', async () => {
    const { usable } = (await life.ask<{ usable: unknown[] }>('/me/coupons', undefined, life.friend)).body
    expect(usable).toHaveLength(1)
    const { friends } = (await life.ask<components['schemas']['MyInvitations']>('/me/invitations', undefined, life.friend)).body
    expect(friends).toMatchObject([{ name: '已注销' }])
  })
})
