import type { Context } from '../../server/context'
import { remind } from '../../server/reminders'
import { wechatMessenger } from '../../server/wechat-messages'
import type { Session } from './backend'
import { isPostgres } from './engine'
import { useReminding } from './reminding'

const my = useReminding()

describe('by WeChat', () => {
  it('sends one message with the brand’s words to the right person, and puts nothing into the inbox', async () => {
    await my.checkIn()
    await my.book('wechat')
    my.goTo('2026-11-06', 10)
    await my.run()
    await my.run()
    expect(my.wechat.sent).toEqual([
      {
        touser: my.openid,
        template_id: 'T1',
        page: 'pages/tasks/index',
        lang: 'zh_CN',
        data: { thing1: { value: '每日签到' }, thing2: { value: '今天签到可得 2 积分' }, time3: { value: '2026年11月6日' } },
      },
    ])
    expect([await my.notices(), await my.rows()]).toEqual([[], [['2026-11-06', 'sent', null]]])
  })

  it('asks for a token once for many messages, and anew when it runs out or WeChat no longer takes it', async () => {
    const clock = { ms: 0 }
    const messenger = wechatMessenger({ appId: 'wx1', appSecret: 'top secret' }, () => clock.ms, my.wechat.origin, 3000)
    const before = my.wechat.tokens
    const send = () => Promise.all(['a', 'b', 'c'].map((openid) => messenger({ openid, templateId: 'T1', page: 'p', fields: {} })))
    const all = Array(3).fill('sent')
    expect([await send(), await send(), my.wechat.tokens - before]).toEqual([all, all, 1])
    clock.ms += 2 * 3_600_000
    expect([await send(), my.wechat.tokens - before]).toEqual([all, 2])
    const spent = `token-${my.wechat.tokens}`
    my.wechat.reply = (access) => ({ errcode: access === spent ? 42001 : 0 })
    expect([await send(), my.wechat.tokens - before]).toEqual([all, 3])
  })

  it('has no token to send with when the account’s secret is wrong', async () => {
    const messenger = wechatMessenger({ appId: 'wx1', appSecret: 'another secret' }, () => 0, my.wechat.origin, 3000)
    expect(await messenger({ openid: 'a', templateId: 'T1', page: 'p', fields: {} })).toBe('unreachable')
    expect(my.wechat.sent).toEqual([])
  })

  it.each([
    ['that refuses', { errcode: 43101, errmsg: 'user refuse to accept the msg' }, 'refused'],
    ['that knows no such person', { errcode: 40003 }, 'refused'],
    ['that is busy', { errcode: -1 }, 'unreachable'],
    ['whose template has other fields', { errcode: 47003 }, 'unreachable'],
    ['that never takes a token', { errcode: 40001 }, 'unreachable'],
    ['that answers HTML', '<html>', 'unanswered'],
    ['that answers null', 'null', 'unanswered'],
    ['that does not answer', undefined, 'unanswered'],
  ])('%s leaves it to the inbox, which says so', async (_title, reply, why) => {
    my.wechat.reply = () => reply
    await my.book('wechat')
    my.goTo('2026-11-06', 10)
    await my.run()
    const messages = my.wechat.sent.length
    await my.run()
    expect(my.wechat.sent).toHaveLength(messages)
    expect([await my.rows(), (await my.state()).usedThisMonth]).toEqual([[['2026-11-06', 'failed', why]], 1])
    expect(await my.notices()).toMatchObject([{ outcome: null, about: { insteadOfWechat: true } }])
  })

  it('goes to the inbox when the template was taken away meanwhile', async () => {
    await my.book('wechat')
    my.goTo('2026-11-06', 10)
    const { context } = my.backend
    await remind({ ...context, config: { ...context.config, checkInTemplateId: null } })
    expect([my.wechat.sent, await my.rows()]).toEqual([[], [['2026-11-06', 'failed', 'unreachable']]])
    expect(await my.notices()).toHaveLength(1)
  })

  it('is sent once by servers that come at once', async () => {
    const others: Context[] = []
    const databases = isPostgres ? await Promise.all([my.backend.database.another(), my.backend.database.another()]) : []
    for (const { db } of databases) others.push({ ...my.backend.context, db })
    const everybody: Session[] = []
    for (let i = 0; i < 12; i += 1) {
      my.member = await my.join()
      everybody.push(my.member)
      await my.book(i % 3 ? 'wechat' : 'inbox')
    }
    my.goTo('2026-11-06', 10)
    await Promise.all([my.run(), my.run(), ...others.map((context) => remind(context))])
    for (const database of databases) await database.close()
    expect(my.wechat.sent.map(({ touser }) => touser).sort()).toEqual([...new Set(my.wechat.sent.map(({ touser }) => touser))].sort())
    expect(my.wechat.sent).toHaveLength(8)
    for (my.member of everybody) expect(await my.rows()).toEqual([['2026-11-06', 'sent', null]])
  })

  it('is not sent again when the server died with it under way: after a while the inbox has it', async () => {
    await my.book('wechat')
    my.goTo('2026-11-06', 10)
    let died = (): void => undefined
    const dead = new Promise<void>((resolve) => (died = resolve))
    const { context } = my.backend
    // Handed over, and then nothing: the process is gone.
    void remind({ ...context, messenger: () => new Promise(() => died()) })
    await dead
    await my.run()
    expect([my.wechat.sent, await my.rows()]).toEqual([[], [['2026-11-06', 'sending', null]]])
    my.backend.clock.ms += 10 * 60_000
    await my.run()
    expect([my.wechat.sent, await my.rows()]).toEqual([[], [['2026-11-06', 'failed', 'unanswered']]])
    expect(await my.notices()).toHaveLength(1)
  })

  it('lets a late answer stand no more once the message was given up', async () => {
    await my.book('wechat')
    my.goTo('2026-11-06', 10)
    const { context } = my.backend
    await remind({
      ...context,
      messenger: async () => {
        my.backend.clock.ms += 11 * 60_000
        await my.run()
        return 'sent'
      },
    })
    expect(await my.rows()).toEqual([['2026-11-06', 'failed', 'unanswered']])
  })
})

it('one reminder that cannot be worked on holds up no other', async () => {
  await my.book('wechat')
  const broken = my.member
  my.member = await my.join()
  await my.book()
  my.goTo('2026-11-06', 10)
  const { context } = my.backend
  const messenger = () => Promise.reject(new Error('a fault of ours'))
  await expect(remind({ ...context, messenger })).rejects.toThrow('a fault of ours')
  expect(await my.rows()).toEqual([['2026-11-06', 'sent', null]])
  my.member = broken
  expect(await my.rows()).toEqual([['2026-11-06', 'sending', null]])
})

