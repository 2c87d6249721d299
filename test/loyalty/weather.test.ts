import { sunnyFromPercent, usedPercent, weatherAhead, weatherOf } from '../../loyalty/weather'

describe('the weather of points', () => {
  it.each([
    ['just below the share that counts as used', { available: 1000, used: sunnyFromPercent * 10 - 1, lapsed: 0 }, 'cloudy'],
    ['at that share', { available: 1000, used: sunnyFromPercent * 10, lapsed: 0 }, 'sunny'],
    ['just above it', { available: 1000, used: sunnyFromPercent * 10 + 1, lapsed: 0 }, 'sunny'],
    ['when less lapsed than was used', { available: 1000, used: 400, lapsed: 399 }, 'sunny'],
    ['when as much lapsed as was used', { available: 1000, used: 400, lapsed: 400 }, 'sunny'],
    ['when one point more lapsed than was used', { available: 1000, used: 400, lapsed: 401 }, 'rain'],
    ['when one point lapsed and none was used', { available: 1000, used: 0, lapsed: 1 }, 'rain'],
    ['when nothing happened', { available: 1000, used: 0, lapsed: 0 }, 'cloudy'],
    ['when there was nothing', { available: 0, used: 0, lapsed: 0 }, 'cloudy'],
    ['when all was used', { available: 1000, used: 1000, lapsed: 0 }, 'sunny'],
  ] as const)('%s', (_when, fare, weather) => expect(weatherOf(fare)).toBe(weather))

  it.each([
    [999, 500, 50],
    [1000, 619, 61],
    [1000, 620, 62],
    [3, 2, 66],
    [0, 0, 0],
    [100, 130, 100],
  ])('of %i points %i used are %i percent', (available, used, percent) => expect(usedPercent({ available, used })).toBe(percent))

  it('to come is rain when anything will lapse', () => {
    expect([weatherAhead(0), weatherAhead(1)]).toEqual(['cloudy', 'rain'])
  })
})
