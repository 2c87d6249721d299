/** The demo's stores and people. Their histories are made by running real operations, see server/demo. */
export const demoStores = [
  { handle: 'wukang', name: '武康路店' },
  { handle: 'yuyuan', name: '愚园路店' },
]

export const demoPeople = [
  { handle: 'visitor', name: '访客', role: 'visitor', phone: '13800000001', note: '还没入会，可以走一遍入会' },
  { handle: 'he-miao', name: '何苗', role: 'member', phone: '13800000002', note: '刚入会的新芽' },
  { handle: 'lin-jianxi', name: '林见溪', role: 'member', phone: '13800000003', note: '金穗，一年半、三百多笔明细，有积分快过期' },
  { handle: 'shen-wanqiu', name: '沈晚秋', role: 'member', phone: '13800000004', note: '最高等级小满' },
  { handle: 'su-he', name: '苏禾', role: 'member', phone: '13800000005', note: '金穗已到期，在宽限期里' },
  { handle: 'zhou-ye', name: '周野', role: 'staff', store: 'wukang', note: '武康路店店员' },
  { handle: 'xu-an', name: '许安', role: 'staff', store: 'yuyuan', note: '愚园路店店员' },
  { handle: 'gu-lan', name: '顾岚', role: 'manager', store: 'wukang', note: '店长' },
] as const

/** What others have redeemed of scarce rewards before anybody looks. */
export const demoTaken = { saucers: 22, sachet: 45, vase: 3, 'tea-tin': 4, gaiwan: 12, 'painted-cup': 12, 'sweet-jar': 36, 'solstice-evening': 9 }

/** Codes as they would stand at the bottom of tins, to be typed in by whoever tries the demo. One tin is one scan, for one member. */
export const demoProductCodes = [
  { code: 'GUAN-WUYA-CHA3-4679', productId: 'osmanthus', batch: '2026 秋 第 3 批' },
  { code: 'GUAN-WUYA-CHA4-9763', productId: 'osmanthus', batch: '2026 秋 第 3 批' },
  { code: 'HUAX-QUFE-NGCH-A367', productId: 'white-dew', batch: '2026 白露' },
  { code: 'HUAX-QUFE-NGCH-A493', productId: 'white-dew', batch: '2026 白露' },
  { code: 'YANW-UCHA-MUTA-N764', productId: 'pine-smoke', batch: '2026 冬 第 1 批' },
  { code: 'YANW-UCHA-MUTA-N937', productId: 'pine-smoke', batch: '2026 冬 第 1 批' },
] as const

/** Batches of cards as a brand would print them; days are counted from the one the demo is filled on. */
export const demoCardBatches = [
  { batchId: 'demo-autumn', channel: 'tmall', fromDays: -60, untilDays: 90, voided: false },
  { batchId: 'demo-spring', channel: 'tmall', fromDays: -260, untilDays: -20, voided: false },
  { batchId: 'demo-misprint', channel: 'douyin', fromDays: -60, untilDays: 90, voided: true },
  { batchId: 'demo-winter', channel: 'shop', fromDays: 9, untilDays: 180, voided: false },
] as const

/** Cards to try, one for each way it can go. 何苗 has joined with hers. */
export const demoPackageCards = [
  { code: '7H2KQ9WXM4TRB6CYZY8G', batchId: 'demo-autumn', claimedBy: null, note: '没人领过的卡' },
  { code: '8V3NDKE5PSGH9AUJTQJF', batchId: 'demo-autumn', claimedBy: null, note: '没人领过的卡，第二张' },
  { code: 'XR6MWB2YFQZ7C4TDHEUX', batchId: 'demo-autumn', claimedBy: null, note: '没人领过的卡，第三张' },
  { code: '5KTGPA8NVE3JSRWU9HRB', batchId: 'demo-autumn', claimedBy: 'he-miao', note: '何苗领过的卡' },
  { code: 'C9FYH4ZQ6DXMB2K7PVMY', batchId: 'demo-spring', claimedBy: null, note: '过了期的卡' },
  { code: 'TW3SEJ5UNG8ARVKP6J2E', batchId: 'demo-misprint', claimedBy: null, note: '印错了、已作废的卡' },
  { code: 'M6DQX7HCZ2YB9F4TWRJG', batchId: 'demo-winter', claimedBy: null, note: '还没到日子的卡' },
] as const

/** Plastic cards of before, to be joined to one's own under 我的账号: number, and the pin under the scratch field. */
export const demoOldCards = [
  { number: '201807137788', pin: '4679', name: '旧卡会员', points: 820, growth: 350, joinedOn: '2018-07-13', note: '旧塑料卡 2018 0713 7788，刮开是 4679，还有 820 积分' },
] as const

/** Orders of marketplaces, to be claimed for points in the same place. */
export const demoMarketplaceOrders = [
  { marketplaceId: 'tmall', orderNumber: '3021884426175301', paidFen: 16800, daysAgo: 12, phoneTail: '4679', note: '天猫订单 3021 8844 2617 5301，手机尾号 4679，实付 168 元' },
  { marketplaceId: 'douyin', orderNumber: '6931054477208816', paidFen: 8800, daysAgo: 120, phoneTail: '4679', note: '抖音订单 6931 0544 7720 8816，手机尾号 4679，过了 90 天，领不到了' },
] as const
