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
