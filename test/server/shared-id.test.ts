import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { wechatProvider } from '../../server/identity/wechat'
import type { Vouched } from '../../server/identity/provider'
import { subjectOf } from '../../server/operations/people'
import { useBackend } from './backend'

const backend = useBackend()
const app = { appId: 'wx1', appSecret: 'top secret' }

const met = (vouched: Vouched) => backend().context.db.transaction().execute(async (tx) => subjectOf(tx, backend().context, vouched))
const byWechat = (openid: string, unionid?: string): Vouched => ({ kind: 'wechat', subject: openid, ...(unionid && { also: { kind: 'union', subject: unionid } }) })
async function stranger() {
  const openid = randomUUID()
  return { openid, id: (await met(byWechat(openid))).id }
}
const leadsTo = async (kind: string, subject: string) =>
  (await backend().context.db.selectFrom('identity').select('subject_id').where('kind', '=', kind).where('subject', '=', subject).executeTakeFirst())?.subject_id

describe('the id that all apps of one WeChat account share', () => {
  it('finds whoever is known by it under another openid, and both lead there from then on', async () => {
    const union = randomUUID()
    const first = await met(byWechat('app-one-openid', union))
    expect((await met(byWechat('app-two-openid', union))).id).toBe(first.id)
    expect((await met(byWechat('app-two-openid'))).id).toBe(first.id)
  })

  it('is kept for whoever was known by the openid before', async () => {
    const union = randomUUID()
    const { openid, id } = await stranger()
    expect((await met(byWechat(openid, union))).id).toBe(id)
    expect((await met(byWechat(randomUUID(), union))).id).toBe(id)
  })

  it('does not move somebody who is known by both already', async () => {
    const union = randomUUID()
    const owner = await met(byWechat(randomUUID(), union))
    const { openid, id } = await stranger()
    expect((await met(byWechat(openid, union))).id).toBe(id)
    expect(await leadsTo('union', union)).toBe(owner.id)
  })

  it('is one person’s however many phones sign in for the first time at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [union, openid] = [randomUUID(), randomUUID()]
      const people = await Promise.all([byWechat(randomUUID(), union), byWechat(openid, union), byWechat(openid), byWechat(openid, union), byWechat(randomUUID(), union)].map(met))
      const ids = new Set(people.map(({ id }) => id))
      // Whoever came without it may have been first and somebody else; from then on there is one answer for each.
      expect(ids.size).toBeLessThanOrEqual(2)
      expect((await met(byWechat(openid))).id).toBe(people[1].id)
      for (const id of ids) expect(await backend().context.db.selectFrom('person').select('member_id').where('member_id', '=', id).execute()).toHaveLength(1)
    }
  })

  it('comes with the openid when WeChat tells it', async () => {
    const server = createServer((_request, response) => response.end(JSON.stringify({ openid: 'o', unionid: 'u', session_key: 's' })))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const vouched = await wechatProvider(app, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, 300)({ provider: 'wechat', code: 'c' })
    expect(vouched).toEqual({ kind: 'wechat', subject: 'o', also: { kind: 'union', subject: 'u' } })
    server.closeAllConnections()
    server.close()
  })
})
