import { fireEvent, screen } from '@testing-library/react'
import TierPage from '../../src/subpackages/tier'
import GiftPage from '../../src/subpackages/tier/gift'
import { phone } from '../stand-ins/taro'
import { open, sent } from './open'

const last = (method: string, ending: string) => sent(method).filter((url) => url.endsWith(ending)).length

describe('the tier page', () => {
  it('foresees the next tier and the points on the way there, and takes the server’s word once the thumb rests', async () => {
    await open(TierPage, 'lin-jianxi')
    await screen.findByText('升到满仓')
    expect(screen.getByText(/再消费 ¥\d+ 就到满仓；完成 \d+ 个任务（每个成长值 \+\d+）也可以。/)).toBeTruthy()
    for (let i = 0; i < 40 && screen.queryByText('升到满仓'); i += 1) fireEvent.click(screen.getByLabelText('少一点'))
    await screen.findByText('还是金穗')
    await screen.findByText(/离满仓还差 .*成长值.*或.*消费/)
    expect(sent('GET').some((url) => url.includes('/me/points/preview?paidFen='))).toBe(true)
  })

  it('shows what is mine, what comes next and what everyone has, with a day for what comes anew', async () => {
    await open(TierPage, 'lin-jianxi')
    await screen.findByText(/本级专享/)
    expect(screen.getByText(/下一级解锁/)).toBeTruthy()
    expect(screen.getByText('人人可享')).toBeTruthy()
    expect(screen.getByText(/满 79 减 8 · 下次 .*1日/)).toBeTruthy()
    fireEvent.click(screen.getByLabelText('小满'))
    await screen.findByText('小满权益')
    expect(screen.getByText('仅前 4% 会员')).toBeTruthy()
  })

  it('says why something is picked, and stops picking when it is switched off', async () => {
    await open(TierPage, 'lin-jianxi')
    await screen.findByText(/还有 12 天是你的生日/)
    fireEvent.click(screen.getByText('为什么看到这个'))
    await screen.findByText(/只看三件事/)
    fireEvent.click(screen.getByLabelText('按我的情况挑'))
    await screen.findByText('已关掉，没有为你计算任何推荐')
    expect(screen.queryByText(/天是你的生日/)).toBeNull()
    expect(last('POST', '/me/preferences')).toBe(1)
    fireEvent.click(screen.getByLabelText('按我的情况挑'))
    await screen.findByText(/还有 12 天是你的生日/)
  })

  it('turns the switch back when it could not be kept', async () => {
    await open(TierPage, 'lin-jianxi')
    await screen.findByText(/还有 12 天是你的生日/)
    phone.network = 'none'
    fireEvent.click(screen.getByLabelText('按我的情况挑'))
    await screen.findByText(/没有改成/)
    expect(screen.getByText(/还有 12 天是你的生日/)).toBeTruthy()
    phone.network = 'well'
  })
})

describe('a gift to choose', () => {
  it('is chosen with one tap more, and changed, while the default stands marked', async () => {
    phone.params = { id: 'ear-birthday' }
    await open(GiftPage, 'lin-jianxi')
    await screen.findByText(/没有选的话，为你留桂花乌龙/)
    fireEvent.click(screen.getByLabelText(/影青杯/))
    fireEvent.click(await screen.findByText('就要这一样'))
    await screen.findByText('已选好')
    fireEvent.click(screen.getByLabelText(/山雾线香/))
    fireEvent.click(await screen.findByText('改成这一样'))
    await screen.findByText('已选好')
    expect(last('POST', '/choice')).toBe(2)
  })

  it('that nobody opened says where gifts come from', async () => {
    phone.params = { id: 'barn-gift' }
    await open(GiftPage, 'lin-jianxi')
    await screen.findByText('这份礼还没打开')
  })
})
