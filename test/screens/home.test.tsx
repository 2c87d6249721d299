import { cleanup, fireEvent, screen } from '@testing-library/react'
import HomePage from '../../src/pages/home'
import { queryClient } from '../../src/state/query-client'
import { phone } from '../stand-ins/taro'
import { anHourPasses, open, sent, show } from './open'

afterEach(() => jest.restoreAllMocks())

describe('the first screen', () => {
  it('invites a visitor with one request and no login', async () => {
    await open(HomePage)
    await screen.findByText('入会并领取')
    expect(phone.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v1/me/home'])
  })

  it('shows a member card, points and both roads to the next tier', async () => {
    await open(HomePage, 'lin-jianxi')
    await screen.findByText(/林见溪/)
    expect(screen.getByText('可用积分')).toBeTruthy()
    expect(screen.getByText(/成长值/)).toBeTruthy()
    expect(screen.getByText(/近 ?12 ?个月消费/)).toBeTruthy()
    expect(sent('GET')).toEqual(['/v1/me/home'])
  })

  it('opens the member code with one tap', async () => {
    await open(HomePage, 'lin-jianxi')
    fireEvent.click(await screen.findByText('会员码'))
    expect(phone.asked).toContainEqual({ name: 'navigateTo', options: { url: '/pages/member-code/index' } })
  })

  it('starts from what it knew, without a network, and says how old that is', async () => {
    await open(HomePage, 'lin-jianxi')
    await screen.findByText(/林见溪/)
    cleanup()
    queryClient.clear()
    anHourPasses()
    phone.network = 'none'
    show(HomePage)
    expect(screen.getByText(/林见溪/)).toBeTruthy()
    await screen.findByText(/没有网络.*\d{2}:\d{2}/)
  })

  it('says that nothing is lost on a first start without a network, and comes back by itself with one tap', async () => {
    phone.network = 'none'
    await open(HomePage)
    const again = await screen.findByText('再试一次')
    phone.network = 'well'
    fireEvent.click(again)
    await screen.findByText('入会并领取')
  })
})
