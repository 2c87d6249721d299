import { screen } from '@testing-library/react'
import HomePage from '../../src/pages/home'
import TierPage from '../../src/subpackages/tier'
import { open } from './open'

describe('a tier for a while', () => {
  it('is on the card with its end, above the road of one’s own tier', async () => {
    await open(HomePage, 'su-he')
    await screen.findByText(/^体验至 \d+月\d+日$|^体验至 \d{4}年\d+月\d+日$/)
    expect(screen.getByText(/离「满仓」/)).toBeTruthy()
    expect(screen.getByText(/金穗在宽限期/)).toBeTruthy()
  })

  it('stands on the tier page beside one’s own, which is what has to be kept', async () => {
    await open(TierPage, 'su-he')
    await screen.findByText(/满仓体验至 .*你自己的等级还是金穗，到期和保级都不变，升级礼不在体验里/)
    expect(screen.getByLabelText('满仓，体验中')).toBeTruthy()
    expect(screen.getByLabelText('金穗，你在这里')).toBeTruthy()
    expect(screen.getAllByText('宽限期').length).toBeGreaterThan(0)
  })

  it('is not there for who has none', async () => {
    await open(HomePage, 'lin-jianxi')
    await screen.findByText(/林见溪/)
    expect(screen.queryByText(/体验至/)).toBeNull()
  })
})
