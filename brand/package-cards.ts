import type { CardGift } from '../loyalty/package-cards'

/** What cards in parcels give. A batch names one of these when it is printed; its cards give what stands here when they are claimed. */
export const cardGifts: CardGift[] = [
  {
    giftId: 'tea',
    welcome: {
      coupons: [
        { couponKind: 'first-tea', note: '3 泡，随下单寄出', picture: 'jar' },
        { couponKind: 'off-12', note: '30 天内可用', picture: 'ticket' },
      ],
      points: 0,
    },
    thanks: { points: 30 },
  },
]

/** How often in a month a member is thanked for a further card; the card stays whole for the next. */
export const thanksPerMonth = 3
/** Where printed cards lead, without a slash at the end. It is on paper: choose it for years. What else is printed is in card/. */
export const cardLinkBase = 'https://member.example.com'
