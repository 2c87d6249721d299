import { fireEvent, screen } from '@testing-library/react'
import type { components } from '../../contract/types.gen'
import { sessionStore } from '../../src/api/session'
import VerifyPage from '../../src/subpackages/points/verify'
import { entryTitle } from '../../src/text/ledger'
import { points as figure } from '../../src/text/points'
import { ask, signInAs } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

type Schemas = components['schemas']
type Sealed = Schemas['SealedEntry']
interface Chain {
  entries: Sealed[]
  head: { seq: number; hash: string; balance: number }
}

const mine = async <T,>(path: string) => ask<T>(path, { token: (await signInAs('lin-jianxi')).token })
const chain = () => mine<Chain>('/me/points/chain?limit=500')
const asked = () => sent('GET').filter((url) => url.includes('/chain'))
const check = async (button = '开始核对') => fireEvent.click(await screen.findByText(button))

/** Somebody between the server and the phone, or the server itself, hands out another chain. */
function forge(change: (entries: Sealed[]) => Sealed[]): void {
  phone.forge = (url, text) => {
    if (!url.pathname.endsWith('/chain')) return text
    const page = JSON.parse(text) as Chain
    return JSON.stringify({ ...page, entries: change(page.entries) })
  }
}

const kept = () => JSON.parse(String([...phone.storage].find(([key]) => key.includes('chain:'))?.[1])) as { seq: number; hash: string }
const keep = (link: object) => {
  const { session } = sessionStore.getState()
  phone.storage.set(`mc:chain:${session?.role}:${session?.subjectId}`, JSON.stringify(link))
}

describe('checking my points', () => {
  it('follows every entry and ends at the balance that is shown', async () => {
    const { balance } = await mine<Schemas['Points']>('/me/points')
    const { head } = await chain()
    await open(VerifyPage, 'lin-jianxi')
    await check()
    await screen.findByText('账本完好')
    screen.getByText(new RegExp(`共 ${figure(head.seq)} 笔.*加起来是 ${figure(balance.available)}，与你看到的余额一致`))
    expect(kept()).toMatchObject({ seq: head.seq, hash: head.hash })
  })

  it('checks only what is new the next time, and all of it when asked to', async () => {
    const { head } = await chain()
    await open(VerifyPage, 'lin-jianxi')
    await check()
    await screen.findByText('账本完好')
    phone.requests.length = 0
    await check('再核对一次')
    await screen.findByText(/这次没有新的/)
    expect(asked().every((url) => url.includes(`after=${head.seq}`))).toBe(true)
    phone.requests.length = 0
    await check('从第一笔起核对')
    await screen.findByText(/下次只核对新的/)
    expect(asked()[0]).toContain('after=0')
  })

  const changes: [string, (entry: Sealed) => Sealed][] = [
    ['points', (entry) => ({ ...entry, points: entry.points + 1 })],
    ['a label', (entry) => ({ ...entry, label: '别的店' })],
    ['a date', (entry) => ({ ...entry, occurredAt: '2025-01-01T00:00:00.000Z' })],
    ['a line of the receipt', (entry) => ({ ...entry, receipt: [...entry.receipt, { kind: 'fixed', points: 0 }] })],
    ['a hash', (entry) => ({ ...entry, hash: entry.hash.replace(/.$/, (last) => (last === '0' ? '1' : '0')) })],
  ]
  it.each(changes)('names the entry of which %s was changed', async (_what, change) => {
    const entry = (await chain()).entries[41]
    forge((entries) => entries.map((each) => (each.seq === 42 ? change(each) : each)))
    await open(VerifyPage, 'lin-jianxi')
    await check()
    await screen.findByText('有一处对不上')
    const changed = change(entry)
    expect(screen.getByText(/^第 42 笔 · /).textContent).toContain(entryTitle(changed))
    screen.getByText(/截图给客服/)
    expect([...phone.storage.keys()].filter((key) => key.includes('chain:'))).toEqual([])
  })

  it('finds an entry that was left out, and one that is gone from the end', async () => {
    forge((entries) => entries.filter(({ seq }) => seq !== 42))
    await open(VerifyPage, 'lin-jianxi')
    await check()
    await screen.findByText(/^第 43 笔 · /)
    screen.getByText(/前后接不上/)
    const { head } = await chain()
    forge((entries) => entries.filter(({ seq }) => seq !== head.seq))
    await check('再核对一次')
    await screen.findByText(`第 ${figure(head.seq)} 笔`)
  })

  it('finds a past that was rewritten since this phone last looked', async () => {
    const { head, entries } = await chain()
    await open(VerifyPage, 'lin-jianxi')
    const before = entries[head.seq - 4]
    keep({ seq: before.seq, hash: 'f'.repeat(64), balance: before.balanceAfter })
    await check()
    await screen.findByText(new RegExp(`^第 ${figure(before.seq)} 笔 · `))
    screen.getByText(/可能被改写过/)
    keep({ seq: head.seq, hash: 'f'.repeat(64), balance: head.balance })
    await check('再核对一次')
    await screen.findByText(new RegExp(`^第 ${figure(head.seq)} 笔 · `))
    await check('从第一笔起核对')
    await screen.findByText(/可能被改写过/)
  })

  it('finds entries that were there and are no more', async () => {
    const { head } = await chain()
    await open(VerifyPage, 'lin-jianxi')
    keep({ seq: head.seq + 3, hash: 'f'.repeat(64), balance: 1 })
    await check()
    await screen.findByText(/上次核对过的记录不见了/)
  })

  it('says when the sum is not the balance that is shown', async () => {
    phone.forge = (url, text) => (url.pathname === '/v1/me/points' ? text.replace(/"available":(\d+)/, (_, n: string) => `"available":${Number(n) + 1}`) : text)
    await open(VerifyPage, 'lin-jianxi')
    await check()
    await screen.findByText(/和显示的余额不一样/)
  })

  it('comes to no verdict without a network, and can be tried again', async () => {
    await open(VerifyPage, 'lin-jianxi')
    phone.network = 'none'
    await check()
    await screen.findByText(/没有网络/)
    expect(screen.queryByText('账本完好')).toBeNull()
    phone.network = 'well'
    await check('再核对一次')
    await screen.findByText('账本完好')
  })

  it('gives the whole sealed ledger away, to be kept and checked elsewhere', async () => {
    const whole = await chain()
    await open(VerifyPage, 'lin-jianxi')
    fireEvent.click(await screen.findByText('复制整本账（JSON）'))
    await screen.findByText(/已复制/)
    const { options } = phone.asked.find(({ name }) => name === 'setClipboardData') as { options: { data: string } }
    expect(JSON.parse(options.data)).toEqual(whole)
  })
})
