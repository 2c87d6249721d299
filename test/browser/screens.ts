import { ask, signInAs } from '../backend/client'

export interface Screen {
  name: string
  route: string
  /** Who looks at it; nobody is signed in without. */
  person?: string
  /** Text that stands there once it has loaded. */
  shows: string | RegExp
}

/** Every screen a person can meet, and the same screen where it looks different to different people. */
export async function screens(): Promise<Screen[]> {
  const { token } = await signInAs('lin-jianxi')
  const { entries } = await ask<{ entries: { entryId: string; source: string }[] }>('/me/points/entries?limit=100', { token })
  const purchase = entries.find(({ source }) => source === 'purchase') ?? entries[0]
  const member = 'lin-jianxi'
  return [
    { name: 'home', route: 'pages/home/index', person: member, shows: '林见溪' },
    { name: 'home-visitor', route: 'pages/home/index', shows: /入会/ },
    { name: 'home-new-member', route: 'pages/home/index', person: 'he-miao', shows: '何苗' },
    { name: 'home-top-tier', route: 'pages/home/index', person: 'shen-wanqiu', shows: '沈晚秋' },
    { name: 'mall', route: 'pages/mall/index', person: member, shows: '商城' },
    { name: 'tasks', route: 'pages/tasks/index', person: member, shows: '任务' },
    { name: 'me', route: 'pages/me/index', person: member, shows: '林见溪' },
    { name: 'me-visitor', route: 'pages/me/index', shows: '入会' },
    { name: 'member-code', route: 'pages/member-code/index', person: member, shows: '会员码' },
    { name: 'points', route: 'subpackages/points/index', person: member, shows: /武康路店|愚园路店|线上店/ },
    { name: 'receipt', route: `subpackages/points/entry/index?id=${purchase.entryId}`, person: member, shows: /规则 v\d/ },
    { name: 'tier', route: 'subpackages/tier/index', person: member, shows: '金穗' },
    { name: 'join', route: 'subpackages/join/index', shows: /入会/ },
    { name: 'rules', route: 'subpackages/rules/index', shows: '每日上限' },
    { name: 'people', route: 'subpackages/people/index', shows: '林见溪' },
    { name: 'staff', route: 'subpackages/staff/index', person: 'zhou-ye', shows: /店/ },
  ]
}
