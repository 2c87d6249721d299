import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import TasksPage from '../../src/pages/tasks'
import BadgesPage from '../../src/subpackages/badges'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import { ask, newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

type Session = Awaited<ReturnType<typeof newMember>>['session']

afterEach(() => jest.restoreAllMocks())

/** Somebody who has told birthday and taste: the task that asks for both waits to be claimed. */
async function finished(): Promise<Session> {
  const { session } = await newMember()
  await ask('/me/birthday', { token: session.token, body: { birthday: '05-20' } })
  await ask('/me/taste', { token: session.token, body: { chosen: ['floral'] } })
  return session
}
const openAs = async (Page: typeof TasksPage, session: Session) => {
  await open(Page)
  await act(async () => keepSession(session, { provider: 'phone' }))
}
const row = async (name: string) => within((await screen.findByText(name)).closest('.task') as HTMLElement)
const profile = '说说你的生日和口味'
const claims = () => sent('POST').filter((url) => url.endsWith('/claims'))
const points = async ({ token }: Session) => (await ask<{ points: { available: number } }>('/me/home', { token })).points.available

it('a finished task is claimed once, however often it is tapped, and says what came', async () => {
  const session = await finished()
  const before = await points(session)
  await openAs(TasksPage, session)
  const claim = (await row(profile)).getByText('领取')
  for (let i = 0; i < 10; i += 1) fireEvent.click(claim)
  expect(await screen.findByText(`${profile}：积分 +20 · 成长值 +10`)).toBeTruthy()
  expect(claims()).toHaveLength(1)
  expect(await points(session)).toBe(before + 20)
  expect((await row(profile)).getByText(/已领$/)).toBeTruthy()
})

it('what another phone has claimed is refused in words, and the screen catches up', async () => {
  const session = await finished()
  await openAs(TasksPage, session)
  await row(profile)
  await ask('/me/tasks/profile/claims', { token: session.token, body: { period: 'once', round: 1 } })
  const after = await points(session)
  fireEvent.click((await row(profile)).getByText('领取'))
  expect(await screen.findByText(/已经领过了/)).toBeTruthy()
  await waitFor(async () => expect((await row(profile)).getByText(/已领$/)).toBeTruthy())
  expect(await points(session)).toBe(after)
})

it('an answer that is lost, and an app that dies of it, end as one reward', async () => {
  const session = await finished()
  const before = await points(session)
  await openAs(TasksPage, session)
  await row(profile)
  phone.network = 'deaf'
  fireEvent.click((await row(profile)).getByText('领取'))
  await waitFor(async () => expect(await points(session)).toBe(before + 20))
  cleanup()
  queryClient.clear()
  phone.network = 'well'
  show(TasksPage)
  // The screen knows no better; the tap carries the key that was kept, and gets the first answer.
  fireEvent.click((await row(profile)).getByText('领取'))
  expect(await screen.findByText(`${profile}：积分 +20 · 成长值 +10`)).toBeTruthy()
  expect(await points(session)).toBe(before + 20)
})

it('without a network what was known stays, and nothing is claimed', async () => {
  const session = await finished()
  await openAs(TasksPage, session)
  await row(profile)
  cleanup()
  queryClient.clear()
  anHourPasses()
  phone.network = 'none'
  show(TasksPage)
  await waitFor(async () => expect((await row(profile)).getByText('领取').getAttribute('aria-disabled') ?? (await row(profile)).getByText('领取').closest('[aria-disabled]')?.getAttribute('aria-disabled')).toBe('true'))
  const asked = claims().length
  fireEvent.click((await row(profile)).getByText('领取'))
  expect(claims()).toHaveLength(asked)
})

it('every state of a task can be seen in the demo', async () => {
  await open(TasksPage, 'lin-jianxi')
  expect((await row('读完冬季新品手册')).getByText('领取')).toBeTruthy()
  expect((await row('告诉我们你喜欢的香气')).getByText('继续')).toBeTruthy()
  expect((await row('评价一单')).getByText('去完成')).toBeTruthy()
  expect((await row('霜降尝新')).getByText(/名额已满/)).toBeTruthy()
  expect((await row('秋日三壶茶')).getByText(/已截止/)).toBeTruthy()
  expect((await row(profile)).getByText(/已领/)).toBeTruthy()
  expect(screen.getByText('岁末煮茶 · 三步')).toBeTruthy()
  cleanup()
  await open(TasksPage, 'shen-wanqiu')
  expect(await screen.findByText('藏茶人')).toBeTruthy()
})

it('beside the way to an invitation stands no amount', async () => {
  await open(TasksPage, 'lin-jianxi')
  const texts = within((await screen.findByText('邀朋友入会')).closest('.task') as HTMLElement)
  expect(texts.queryByText(/\+\d/)).toBeNull()
})

it('an earned badge is put on and taken off; one that is not earned says what it takes', async () => {
  await open(BadgesPage, 'shen-wanqiu')
  fireEvent.click(await screen.findByText('听雨'))
  fireEvent.click(await screen.findByText('戴上'))
  expect(await screen.findByText('摘下')).toBeTruthy()
  fireEvent.click(screen.getByText('摘下'))
  expect(await screen.findByText('戴上')).toBeTruthy()
  fireEvent.click(screen.getByText('拾味'))
  expect(screen.getByText('下一级：扫过 3 罐茶的码，现在 0/3')).toBeTruthy()
  expect(screen.queryByText('戴上')).toBeNull()
})
