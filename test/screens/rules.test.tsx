import { fireEvent, screen } from '@testing-library/react'
import RulesPage from '../../src/subpackages/rules'
import { open, sent } from './open'

describe('the rules', () => {
  it('are readable by anybody, with one request, in sections made from the version in force', async () => {
    await open(RulesPage)
    await screen.findByText('每消费 ¥1 得 1 积分。')
    for (const section of ['怎么得', '上限', '有效期', '怎么用', '退款']) expect(screen.getByRole('heading', { name: section })).toBeTruthy()
    expect(screen.getByText('第 4 版将于', { exact: false })).toBeTruthy()
    expect(sent('GET')).toEqual(['/v1/programme/rules'])
  })

  it('of before stand beside those in force, sentence by sentence', async () => {
    await open(RulesPage)
    fireEvent.click(await screen.findByText('第 1 版'))
    expect(screen.getByText('历史')).toBeTruthy()
    expect(screen.getByText('和现行版本的不同')).toBeTruthy()
    expect(screen.getAllByText('一天最多计入 2,000 积分', { exact: false })).toHaveLength(2)
    expect(screen.getByText('一天最多计入 5,000 积分', { exact: false })).toBeTruthy()
    expect(screen.getByText('2020年1月1日 起生效', { exact: false })).toBeTruthy()
  })

  it('to come say what changes, and invite who is no member to see what it means to them', async () => {
    await open(RulesPage)
    fireEvent.click(await screen.findByText('看变化'))
    expect(screen.getByText('入会之后，这里会写明对你的影响')).toBeTruthy()
    expect(screen.getAllByText('每月 8 日消费，积分 ×2。').length).toBeGreaterThan(0)
  })

  it('to come say to a member what becomes different for them, and only that', async () => {
    await open(RulesPage, 'lin-jianxi')
    fireEvent.click(await screen.findByText('看变化'))
    await screen.findByText('对你的影响')
    expect(screen.getByText('平时消费 ¥100')).toBeTruthy()
    expect(screen.getByText('120 积分')).toBeTruthy()
    expect(screen.getByText('125 积分')).toBeTruthy()
    expect(screen.getByText('250 积分')).toBeTruthy()
    expect(screen.queryByText('每日上限', { selector: '.change *' })).toBeNull()
  })
})
