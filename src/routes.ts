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
  tier: '/subpackages/tier/index',
  join: '/subpackages/join/index',
  rules: '/subpackages/rules/index',
  document: '/subpackages/join/document/index',
  people: '/subpackages/people/index',
  staff: '/subpackages/staff/index',
} as const

export type TabName = keyof typeof tabs
export type PageName = keyof typeof pages

export function openPage(name: PageName, query: Record<string, string> = {}): void {
  const search = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')
  void Taro.navigateTo({ url: pages[name] + (search ? `?${search}` : '') })
}

export function switchTab(name: TabName): void {
  void Taro.switchTab({ url: tabs[name] })
}

/** Back, or home when the page was opened by a link and nothing lies beneath. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else switchTab('home')
}
