import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import TasksPage from '../../src/pages/tasks'
import InboxPage from '../../src/subpackages/inbox'
import { keepSession } from '../../src/api/session'
import { queryClient } from '../../src/state/query-client'
import { ask, newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

interface State {
  offer: { day: string }
  waiting: { reminderId: string; channel: string; day: string }[]
  usedThisMonth: number
}

afterEach(() => jest.restoreAllMocks())

/** Somebody who has checked in today. */
async function checkedIn() {
  const { session } = await newMember()
  await ask('/me/check-ins', { token: session.token, body: {} })
  return session
}
const openAs = async (Page: typeof TasksPage, session: Awaited<ReturnType<typeof checkedIn>>) => {
  await open(Page)
  await act(async () => keepSession(session, { provider: 'phone' }))
}
const state = (token: string) => ask<State>('/me/reminders', { token })
const row = () => document.querySelector('.reminder')

it('a reminder is offered once today is done, with what it brings and what is left of the month, and can be taken back', async () => {
  const session = await checkedIn()
  await openAs(TasksPage, session)
  fireEvent.click(await screen.findByText('明天提醒我'))
  expect(await screen.findByText('明天 10:00 提醒你签到')).toBeTruthy()
  expect(screen.getByText(/^放进站内消息 · .*已约 1\/4$/)).toBeTruthy()
  expect((await state(session.token)).waiting).toMatchObject([{ channel: 'inbox' }])
  fireEvent.click(screen.getByText('取消'))
  expect(await screen.findByText('明天 10:00 提醒签到，可得 2 积分')).toBeTruthy()
  expect(await state(session.token)).toMatchObject({ waiting: [], usedThisMonth: 0 })
})

it('nothing is offered before the check-in; the tap uncovers it and asks for nothing more', async () => {
  const { session } = await newMember()
  await openAs(TasksPage, session)
  await waitFor(() => expect(row()?.className).toBe('reminder reminder-covered'))
  const asked = sent('GET').filter((url) => url.endsWith('/me/reminders')).length
  fireEvent.click(screen.getByText('签到 +2'))
  await screen.findByText('到账 2 积分')
  expect(row()?.className).toBe('reminder')
  expect(sent('GET').filter((url) => url.endsWith('/me/reminders'))).toHaveLength(asked)
})

it('ten taps book one', async () => {
  const session = await checkedIn()
  await openAs(TasksPage, session)
  const button = await screen.findByText('明天提醒我')
  for (let i = 0; i < 10; i += 1) fireEvent.click(button)
  await screen.findByText('明天 10:00 提醒你签到')
  expect(sent('POST').filter((url) => url.endsWith('/me/reminders'))).toHaveLength(1)
  expect((await state(session.token)).usedThisMonth).toBe(1)
})

it('without a network it says so, and keeps what was booked on screen', async () => {
  const session = await checkedIn()
  await ask('/me/reminders', { token: session.token, body: { kind: 'check_in', channel: 'inbox' } })
  await openAs(TasksPage, session)
  await screen.findByText('明天 10:00 提醒你签到')
  cleanup()
  queryClient.clear()
  anHourPasses()
  phone.network = 'none'
  show(TasksPage)
  expect(screen.getByText('明天 10:00 提醒你签到')).toBeTruthy()
  expect(await screen.findByText('现在没有网络，连上再约')).toBeTruthy()
  fireEvent.click(screen.getByText('取消'))
  phone.network = 'well'
  expect((await state(session.token)).waiting).toHaveLength(1)
})

it('the inbox shows what is booked, how much of the month that is, and lets it be cancelled', async () => {
  const session = await checkedIn()
  await openAs(InboxPage, session)
  expect(await screen.findByText('现在没有约着的')).toBeTruthy()
  cleanup()
  await ask('/me/reminders', { token: session.token, body: { kind: 'check_in', channel: 'inbox' } })
  anHourPasses()
  show(InboxPage)
  expect(await screen.findByText('明天 10:00 提醒签到')).toBeTruthy()
  expect(screen.getByText(/已约 1\/4$/)).toBeTruthy()
  fireEvent.click(screen.getByText('取消'))
  expect(await screen.findByText('现在没有约着的')).toBeTruthy()
  expect((await state(session.token)).waiting).toEqual([])
})
