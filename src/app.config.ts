import { programme } from '../brand/programme'
import { tabColors } from './theme/palette'

// The mini-program swaps @names by theme.json when the phone goes dark; H5 knows no @names and is themed by CSS.
const weapp = process.env.TARO_ENV === 'weapp'
const themed = (name: string, light: string) => (weapp ? `@${name}` : light)

const tab = (name: string, pagePath: string, text: string) => ({
  pagePath,
  text,
  iconPath: themed(`${name}Icon`, `assets/tabs/${name}.png`),
  selectedIconPath: themed(`${name}On`, `assets/tabs/${name}-on.png`),
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mall/index', 'pages/tasks/index', 'pages/me/index', 'pages/member-code/index'],
  subPackages: [
    { root: 'subpackages/points', pages: ['index', 'entry/index'] },
    { root: 'subpackages/tier', pages: ['index'] },
    { root: 'subpackages/join', pages: ['index'] },
    { root: 'subpackages/rules', pages: ['index'] },
    { root: 'subpackages/people', pages: ['index'] },
    { root: 'subpackages/staff', pages: ['index'] },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: programme.name,
    navigationBarTextStyle: themed('navText', 'black') as 'black',
    backgroundColor: themed('background', tabColors.light.page),
    backgroundTextStyle: themed('loading', 'dark') as 'dark',
  },
  tabBar: {
    color: themed('tabText', tabColors.light.text),
    selectedColor: themed('tabOn', tabColors.light.on),
    backgroundColor: themed('tabBar', tabColors.light.bar),
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
