import type { Reward } from '../loyalty/rewards'

/** What points can be exchanged for, in the order of the mall. Take one out and it can no longer be redeemed; coupons already given stay good. */
export const rewards: Reward[] = [
  { rewardId: 'refill', kind: 'coupon', couponKind: 'refill', prices: [{ points: 200, fen: 0 }], story: '喝完一壶，再续一杯，坐久一点。', picture: 'cup' },
  { rewardId: 'osmanthus', kind: 'coupon', couponKind: 'osmanthus', prices: [{ points: 300, fen: 0 }], story: '秋桂窨制的清香乌龙，三泡独立小包。', picture: 'jar' },
  { rewardId: 'off-3', kind: 'coupon', couponKind: 'off-3', prices: [{ points: 150, fen: 0 }], story: '买一份茶点时，省下一口。', picture: null },
  { rewardId: 'off-8', kind: 'coupon', couponKind: 'off-8', prices: [{ points: 500, fen: 0 }], story: '够一罐日常口粮茶。', picture: null },
  { rewardId: 'shipping', kind: 'coupon', couponKind: 'shipping', prices: [{ points: 500, fen: 0 }], story: '一两饼茶，也送到家门口。', picture: 'parcel' },
  { rewardId: 'off-12', kind: 'coupon', couponKind: 'off-12', prices: [{ points: 900, fen: 0 }], story: '挑一份送人的，也划算。', picture: null },
  { rewardId: 'incense', kind: 'coupon', couponKind: 'incense', prices: [{ points: 1280, fen: 0 }], story: '雨后山雾的味道，一支约半小时。', picture: 'incense' },
  {
    rewardId: 'year-end',
    kind: 'coupon',
    couponKind: 'year-end',
    prices: [{ points: 2400, fen: 0 }],
    story: '一年一盒，三款茶和一封手写信。',
    picture: 'parcel',
    // Ten in the morning of 20 December on the brand's clock.
    publicAt: '2026-12-20T02:00:00Z',
    earlyAccess: { rank: 4, days: 30 },
  },
]
