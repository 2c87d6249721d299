/** Where the brand sells beside its own shop: orders placed there can be claimed for points. An id is kept with every order; do not change it. */
export const marketplaces = [
  { marketplaceId: 'tmall', name: '天猫旗舰店' },
  { marketplaceId: 'jd', name: '京东自营店' },
  { marketplaceId: 'douyin', name: '抖音小店' },
] as const

/** So long after it was placed. */
export const claimWithinDays = 90
