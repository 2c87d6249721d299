import { demoPackageCards } from '../../brand/demo'
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
  const { active } = await ask<{ active: number }>('/programme/rules')
  const { redemptions } = await ask<{ redemptions: { redemptionId: string; kind: string; state: string }[] }>('/me/redemptions', { token })
  const redemption = (how: string) => `subpackages/redemptions/redemption/index?id=${redemptions.find(({ kind, state }) => kind === how || state === how)?.redemptionId ?? ''}`
  const landing = (note: string) => `subpackages/join/index?card=${demoPackageCards.find((card) => card.note === note)?.code ?? ''}`
  const member = 'lin-jianxi'
  return [
    { name: 'home', route: 'pages/home/index', person: member, shows: '林见溪' },
    { name: 'home-visitor', route: 'pages/home/index', shows: /入会/ },
    { name: 'home-new-member', route: 'pages/home/index', person: 'he-miao', shows: '何苗' },
    { name: 'home-top-tier', route: 'pages/home/index', person: 'shen-wanqiu', shows: '沈晚秋' },
    { name: 'mall', route: 'pages/mall/index', person: member, shows: '快过期优先用' },
    { name: 'mall-visitor', route: 'pages/mall/index', shows: '积分能换这些' },
    { name: 'reward', route: 'subpackages/mall/index?id=osmanthus', person: member, shows: '用 300 积分兑换' },
    { name: 'shelf', route: 'subpackages/mall/shelf/index?shelf=all', person: member, shows: '只看能兑的' },
    { name: 'reward-prices', route: 'subpackages/mall/index?id=gaiwan', person: member, shows: '2,400 积分 + ¥88' },
    { name: 'reward-charity', route: 'subpackages/mall/index?id=book-room', person: member, shows: '捐 100 积分' },
    { name: 'reward-early', route: 'subpackages/mall/index?id=year-end', person: member, shows: '岁末茶礼' },
    { name: 'redemptions', route: 'subpackages/redemptions/index', person: member, shows: '为你留着' },
    { name: 'redemptions-visitor', route: 'subpackages/redemptions/index', shows: '入会后才有兑换记录' },
    { name: 'redemption-reserved', route: redemption('reserved'), person: member, shows: '现在兑换' },
    { name: 'redemption-ready', route: redemption('ready'), person: member, shows: '到店取货时出示' },
    { name: 'redemption-preparing', route: redemption('preparing'), person: member, shows: '寄出后这里会有快递单号' },
    { name: 'redemption-shipped', route: redemption('shipped'), person: member, shows: '确认收货' },
    { name: 'redemption-cancelled', route: redemption('cancelled'), person: member, shows: '已经撤销' },
    { name: 'redemption-partner', route: redemption('partner_code'), person: member, shows: '复制' },
    { name: 'certificate', route: redemption('donation').replace('redemption/index', 'certificate/index'), person: member, shows: '捐赠证书' },
    { name: 'address', route: 'subpackages/redemptions/address/index', person: member, shows: '删掉这个地址' },
    { name: 'coupons', route: 'subpackages/coupons/index', person: member, shows: '到期前自动兑券' },
    { name: 'coupons-visitor', route: 'subpackages/coupons/index', shows: '入会后才有券包' },
    { name: 'till', route: 'subpackages/till/index', person: 'shen-wanqiu', shows: '怎么抵' },
    { name: 'till-visitor', route: 'subpackages/till/index', shows: '入会后就能用积分抵现' },
    { name: 'tasks', route: 'pages/tasks/index', person: member, shows: '任务' },
    { name: 'me', route: 'pages/me/index', person: member, shows: '林见溪' },
    { name: 'me-visitor', route: 'pages/me/index', shows: '入会' },
    { name: 'member-code', route: 'pages/member-code/index', person: member, shows: '会员码' },
    { name: 'points', route: 'subpackages/points/index', person: member, shows: /武康路店|愚园路店|线上店/ },
    { name: 'ledger', route: 'subpackages/points/ledger/index', person: member, shows: /^第 1–20 笔/ },
    { name: 'expiries', route: 'subpackages/points/calendar/index', person: member, shows: /12月31日/ },
    { name: 'verify', route: 'subpackages/points/verify/index', person: member, shows: '开始核对' },
    { name: 'receipt', route: `subpackages/points/entry/index?id=${purchase.entryId}`, person: member, shows: /规则 v\d/ },
    { name: 'tier', route: 'subpackages/tier/index', person: member, shows: '金穗' },
    { name: 'tier-visitor', route: 'subpackages/tier/index', shows: '5 个等级' },
    { name: 'tier-top', route: 'subpackages/tier/index', person: 'shen-wanqiu', shows: /仅前 \d+% 会员/ },
    { name: 'tier-grace', route: 'subpackages/tier/index', person: 'su-he', shows: '宽限期' },
    { name: 'gift', route: 'subpackages/tier/gift/index?id=ear-birthday', person: member, shows: /结束前都能选/ },
    { name: 'join', route: 'subpackages/join/index', shows: /入会/ },
    { name: 'card', route: landing('没人领过的卡'), shows: '这三样送给你' },
    { name: 'card-member', route: landing('没人领过的卡'), person: member, shows: '又见面了，' },
    { name: 'card-taken', route: landing('何苗领过的卡'), shows: '这张卡已被领走' },
    { name: 'card-over', route: landing('过了期的卡'), shows: '礼物过了领取期' },
    { name: 'card-cut-off', route: 'subpackages/join/index?card=7H2KQ9W', shows: '链接不完整' },
    { name: 'rules', route: 'subpackages/rules/index', shows: '每日上限' },
    { name: 'rules-before', route: `subpackages/rules/index?version=${active - 1}`, shows: '和现行版本的不同' },
    { name: 'rules-to-come', route: `subpackages/rules/index?version=${active + 1}`, person: member, shows: '对你的影响' },
    { name: 'birthday', route: 'subpackages/profile/index', person: 'he-miao', shows: '几月' },
    { name: 'my-data', route: 'subpackages/my-data/index', person: member, shows: '为你推荐' },
    { name: 'my-data-visitor', route: 'subpackages/my-data/index', shows: '这里收着会员的数据' },
    { name: 'export', route: 'subpackages/my-data/export/index', person: member, shows: '积分明细' },
    { name: 'cancel', route: 'subpackages/my-data/cancel/index', person: 'he-miao', shows: '注销以后，这些就没有了' },
    { name: 'cancel-blocked', route: 'subpackages/my-data/cancel/index', person: member, shows: '先把上面的事办完' },
    { name: 'one-id', route: 'subpackages/one-id/index', person: member, shows: '旧会员卡' },
    { name: 'review', route: 'subpackages/activities/review/index', person: member, shows: /说好说坏/ },
    { name: 'survey', route: 'subpackages/activities/survey/index?subject=scent', person: member, shows: '多半什么时候喝' },
    { name: 'collection', route: 'subpackages/activities/collection/index?subject=winter', person: 'he-miao', shows: '松烟小种' },
    { name: 'scan', route: 'subpackages/activities/scan/index', person: member, shows: '码在罐底' },
    { name: 'visit', route: 'subpackages/activities/visit/index', person: member, shows: '到了柜台前' },
    { name: 'inbox', route: 'subpackages/inbox/index', person: member, shows: /积分 .*过期/ },
    { name: 'inbox-visitor', route: 'subpackages/inbox/index', shows: '还没有登录' },
    { name: 'board', route: 'subpackages/board/index', person: member, shows: '进行中' },
    { name: 'board-invitation', route: 'subpackages/board/index', person: 'he-miao', shows: '别人看到的你' },
    { name: 'guide', route: 'subpackages/guide/index', shows: '怎么用积分' },
    { name: 'people', route: 'subpackages/people/index', shows: '林见溪' },
    { name: 'staff', route: 'subpackages/staff/index', person: 'zhou-ye', shows: /店/ },
    { name: 'pick-up', route: 'subpackages/staff/pick-up/index', person: 'zhou-ye', shows: '就是这个码' },
    { name: 'shipments', route: 'subpackages/staff/shipments/index', person: 'zhou-ye', shows: '填单号' },
    { name: 'payment', route: 'subpackages/staff/payment/index', person: 'zhou-ye', shows: '抵现码还差 8 位' },
    { name: 'merges', route: 'subpackages/staff/merges/index', person: 'zhou-ye', shows: /合卡/ },
    { name: 'visit-code', route: 'subpackages/staff/visit-code/index', person: 'zhou-ye', shows: '武康路店' },
  ]
}
