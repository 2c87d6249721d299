import type { Reward } from '../loyalty/rewards'
import { goods } from './goods'
import { charity } from './charity'
import { perks } from './perks'

const points = (amount: number) => [{ points: amount, fen: 0 }]
const halfAnHour = 30
const aDay = 24 * 60

/** Coupons: what they are good for stands in brand/coupons.ts. */
const coupons: Reward[] = [
  { rewardId: 'refill', kind: 'coupon', couponKind: 'refill', prices: points(200), story: '喝完一壶，再续一杯，坐久一点。', picture: 'cup', cancelMinutes: halfAnHour },
  { rewardId: 'osmanthus', kind: 'coupon', couponKind: 'osmanthus', prices: points(300), story: '秋桂窨制的清香乌龙，三泡独立小包。', picture: 'jar', cancelMinutes: halfAnHour, suits: { tastes: ['floral'], products: ['osmanthus'] } },
  { rewardId: 'off-3', kind: 'coupon', couponKind: 'off-3', prices: points(150), story: '买一份茶点时，省下一口。', picture: null, cancelMinutes: halfAnHour },
  { rewardId: 'off-8', kind: 'coupon', couponKind: 'off-8', prices: points(500), story: '够一罐日常口粮茶。', picture: null, cancelMinutes: halfAnHour },
  { rewardId: 'shipping', kind: 'coupon', couponKind: 'shipping', prices: points(500), story: '一两饼茶，也送到家门口。', picture: 'parcel', cancelMinutes: halfAnHour },
  { rewardId: 'off-12', kind: 'coupon', couponKind: 'off-12', prices: points(900), story: '挑一份送人的，也划算。', picture: null, cancelMinutes: halfAnHour },
  { rewardId: 'incense', kind: 'coupon', couponKind: 'incense', prices: points(1280), story: '雨后山雾的味道，一支约半小时。', picture: 'incense', cancelMinutes: halfAnHour, suits: { tastes: ['roasted'], products: ['pine-smoke'] } },
  {
    rewardId: 'year-end',
    kind: 'coupon',
    couponKind: 'year-end',
    prices: points(2400),
    story: '一年一盒，三款茶和一封手写信。',
    picture: 'parcel',
    // Ten in the morning of 20 December on the brand's clock.
    publicAt: '2026-12-20T02:00:00Z',
    earlyAccess: { rank: 4, days: 30 },
    cancelMinutes: halfAnHour,
  },
]

/** What is done for a member rather than given. */
const benefits: Reward[] = [
  {
    rewardId: 'scent-hour',
    kind: 'service',
    name: '门店闻香体验 30 分钟',
    prices: points(2400),
    story: '三味香、一壶茶，店员陪你慢慢闻。到店出示码即可，周末建议先打个电话。',
    picture: 'incense',
    perMember: 2,
    cancelMinutes: aDay,
    suits: { tastes: ['roasted', 'aged'] },
  },
  {
    rewardId: 'solstice-evening',
    kind: 'event_seat',
    name: '冬至围炉夜话 一席',
    prices: points(1200),
    story: '煮一壶陈皮老白茶，讲讲今年喝过的茶。',
    picture: 'ticket',
    seat: { startsAt: '2026-12-20T10:30:00Z', place: '武康路店 二楼' },
    stock: 16,
    perMember: 2,
    reserveHours: 24,
    closesAt: '2026-12-20T04:00:00Z',
    cancelMinutes: aDay,
    suits: { tastes: ['aged', 'sweet'] },
  },
]

/** What points can be exchanged for, in the order of the mall. Take one out and it can no longer be redeemed; what was redeemed stays good. */
export const rewards: Reward[] = [...coupons, ...goods, ...benefits, ...perks, ...charity]
