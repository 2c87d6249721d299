import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import BoardPage from '../../src/subpackages/board'
import { keepSession } from '../../src/api/session'
import { newMember } from '../backend/client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

afterEach(() => jest.restoreAllMocks())

describe('the board', () => {
  it('invites who is not on it, and shows nobody to them; one tap brings the places, one more ends it', async () => {
    const { session } = await newMember()
    await open(BoardPage)
    await act(async () => keepSession(session, { provider: 'phone' }))
    await screen.findByText('别人看到的你')
    expect(screen.getByText('会**')).toBeTruthy()
    expect(screen.queryByRole('tablist')).toBeNull()
    fireEvent.click(screen.getByText('上榜'))
    await screen.findByText('进行中')
    expect(screen.getByText('还没有名次')).toBeTruthy()
    expect(screen.getByText(/位会员参加/)).toBeTruthy()
    fireEvent.click(screen.getByLabelText('在榜上显示我'))
    await screen.findByText('别人看到的你')
    expect(sent('POST')).toEqual(['/v1/me/leaderboard/membership', '/v1/me/leaderboard/membership'])
  })

  it('keeps my place in sight, with what is missing to the next one, and looks back two months', async () => {
    await open(BoardPage, 'lin-jianxi')
    await screen.findByText('进行中')
    expect(screen.getByText('你')).toBeTruthy()
    expect(screen.getByText(/^第 \d+ 名$/)).toBeTruthy()
    expect(screen.getByText(/^再得 [\d,]+ 积分到第 \d+ 名$|前面没有人了/)).toBeTruthy()
    expect(screen.getByText('榜单只为好玩，不影响等级和积分。')).toBeTruthy()
    expect(screen.queryByText('林见溪')).toBeNull()
    fireEvent.click(screen.getAllByRole('tab')[2])
    await screen.findByText('已结算')
    expect(screen.getByText('这是最后的名次')).toBeTruthy()
  })

  it('without a network shows what it knew and since when, and says why the switch does nothing', async () => {
    await open(BoardPage, 'lin-jianxi')
    await screen.findByText('进行中')
    cleanup()
    phone.network = 'none'
    anHourPasses()
    show(BoardPage)
    await screen.findByText(/现在没有网络，看到的是/)
    expect(screen.getByText(/^第 \d+ 名$/)).toBeTruthy()
    expect(screen.getByText('现在没有网络，连上后再改。')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('在榜上显示我'))
    await screen.findByText(/没有网络。|没有连上/)
    expect(screen.getByLabelText('在榜上显示我').getAttribute('aria-checked')).toBe('true')
    phone.network = 'well'
  })

  it('sends who is no member yet to joining', async () => {
    await open(BoardPage)
    fireEvent.click(await screen.findByText('去入会'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/subpackages/join/index' } })
  })
})
