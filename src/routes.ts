import Taro from '@tarojs/taro'

/** The only place with page paths. Tabs are switched to; everything else is opened on top. */
export const tabs = {
  home: '/pages/home/index',
  mall: '/pages/mall/index',
  tasks: '/pages/tasks/index',
  me: '/pages/me/index',
} as const

export const pages = {
  memberCode: '/pages/member-code/index',
  points: '/subpackages/points/index',
  entry: '/subpackages/points/entry/index',
  ledger: '/subpackages/points/ledger/index',
  verify: '/subpackages/points/verify/index',
  expiries: '/subpackages/points/calendar/index',
  tier: '/subpackages/tier/index',
  gift: '/subpackages/tier/gift/index',
  join: '/subpackages/join/index',
  rules: '/subpackages/rules/index',
  document: '/subpackages/join/document/index',
  reward: '/subpackages/mall/index',
  shelf: '/subpackages/mall/shelf/index',
  redemptions: '/subpackages/redemptions/index',
  redemption: '/subpackages/redemptions/redemption/index',
  certificate: '/subpackages/redemptions/certificate/index',
  address: '/subpackages/redemptions/address/index',
  coupons: '/subpackages/coupons/index',
  couponGift: '/subpackages/coupons/gift/index',
  giveCoupon: '/subpackages/coupons/give/index',
  till: '/subpackages/till/index',
  profile: '/subpackages/profile/index',
  myData: '/subpackages/my-data/index',
  export: '/subpackages/my-data/export/index',
  cancel: '/subpackages/my-data/cancel/index',
  oneId: '/subpackages/one-id/index',
  merge: '/subpackages/one-id/merge/index',
  inbox: '/subpackages/inbox/index',
  board: '/subpackages/board/index',
  badges: '/subpackages/badges/index',
  surprise: '/subpackages/badges/surprise/index',
  review: '/subpackages/activities/review/index',
  survey: '/subpackages/activities/survey/index',
  collection: '/subpackages/activities/collection/index',
  scan: '/subpackages/activities/scan/index',
  visit: '/subpackages/activities/visit/index',
  invite: '/subpackages/invite/index',
  guide: '/subpackages/guide/index',
  people: '/subpackages/people/index',
  staff: '/subpackages/staff/index',
  visitCode: '/subpackages/staff/visit-code/index',
  pickUp: '/subpackages/staff/pick-up/index',
  shipments: '/subpackages/staff/shipments/index',
  payment: '/subpackages/staff/payment/index',
  couponCounter: '/subpackages/staff/coupon/index',
  merges: '/subpackages/staff/merges/index',
} as const

export type TabName = keyof typeof tabs
export type PageName = keyof typeof pages

export function pathOf(name: PageName, query: Record<string, string>): string {
  const search = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
  return pages[name] + (search ? `?${search}` : '')
}

export function openPage(name: PageName, query: Record<string, string> = {}): void {
  void Taro.navigateTo({ url: pathOf(name, query) })
}

export function switchTab(name: TabName): void {
  void Taro.switchTab({ url: tabs[name] })
}

/** Back, or home when the page was opened by a link and nothing lies beneath. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else switchTab('home')
}
