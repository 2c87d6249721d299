import { programme } from '../brand/programme'

// The mini-program swaps @names by theme.json when the phone goes dark; H5 knows no @names and is themed by CSS alone.
const weapp = process.env.TARO_ENV === 'weapp'
const themed = (name: string, browser: string) => (weapp ? `@${name}` : browser)

// In a browser the icons are masks in CSS; pictures named here would travel inside the first script.
const tab = (name: string, pagePath: string, text: string) => ({
  pagePath,
  text,
  ...(weapp ? { iconPath: `@${name}Icon`, selectedIconPath: `@${name}On` } : {}),
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mall/index', 'pages/tasks/index', 'pages/me/index', 'pages/member-code/index'],
  subPackages: [
    { root: 'subpackages/points', pages: ['index', 'entry/index', 'ledger/index', 'verify/index', 'calendar/index'] },
    { root: 'subpackages/tier', pages: ['index', 'gift/index'] },
    { root: 'subpackages/join', pages: ['index', 'document/index'] },
    { root: 'subpackages/rules', pages: ['index'] },
    { root: 'subpackages/mall', pages: ['index', 'shelf/index'] },
    { root: 'subpackages/redemptions', pages: ['index', 'redemption/index', 'certificate/index', 'address/index'] },
    { root: 'subpackages/till', pages: ['index'] },
    { root: 'subpackages/coupons', pages: ['index', 'gift/index', 'give/index'] },
    { root: 'subpackages/profile', pages: ['index'] },
    { root: 'subpackages/my-data', pages: ['index', 'export/index', 'cancel/index'] },
    { root: 'subpackages/one-id', pages: ['index', 'merge/index'] },
    { root: 'subpackages/inbox', pages: ['index'] },
    { root: 'subpackages/board', pages: ['index'] },
    { root: 'subpackages/badges', pages: ['index', 'surprise/index'] },
    { root: 'subpackages/activities', pages: ['review/index', 'survey/index', 'collection/index', 'scan/index', 'visit/index'] },
    { root: 'subpackages/invite', pages: ['index'] },
    { root: 'subpackages/guide', pages: ['index'] },
    { root: 'subpackages/people', pages: ['index'] },
    { root: 'subpackages/staff', pages: ['index', 'visit-code/index', 'pick-up/index', 'shipments/index', 'payment/index', 'coupon/index', 'merges/index'] },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: programme.name,
    navigationBarTextStyle: themed('navText', 'black') as 'black',
    backgroundColor: themed('background', ''),
    backgroundTextStyle: themed('loading', 'dark') as 'dark',
  },
  tabBar: {
    color: themed('tabText', ''),
    selectedColor: themed('tabOn', ''),
    backgroundColor: themed('tabBar', ''),
    borderStyle: themed('tabLine', 'white') as 'black',
    list: [
      tab('home', 'pages/home/index', '会员'),
      tab('mall', 'pages/mall/index', '商城'),
      tab('tasks', 'pages/tasks/index', '任务'),
      tab('me', 'pages/me/index', '我的'),
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
