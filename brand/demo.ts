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
  { handle: 'zhou-ye', name: '周野', role: 'staff', store: 'wukang', note: '武康路店店员' },
  { handle: 'xu-an', name: '许安', role: 'staff', store: 'yuyuan', note: '愚园路店店员' },
  { handle: 'gu-lan', name: '顾岚', role: 'manager', store: 'wukang', note: '店长' },
] as const
