import { programme } from '../../brand/programme'

interface About {
  title: string
  why: string
  /** When membership has ended: nothing of it is left, or only rows that lead to nobody. */
  kept: 'deleted' | 'unlinked'
}

/** What is held about a member, in the order it is told. */
export const sections = {
  account: { title: '登录方式', why: '认出你是谁，让你下次还能登录', kept: 'deleted' },
  profile: { title: '会员资料', why: '称呼你，按你的喜好显示', kept: 'deleted' },
  consents: { title: '授权记录', why: '记下你同意过什么、哪天改过', kept: 'deleted' },
  address: { title: '收货地址', why: '把你兑的东西寄到你手里', kept: 'deleted' },
  standing: { title: '等级与成长值', why: '算出你的等级和到期日', kept: 'unlinked' },
  points: { title: '积分明细', why: '每一笔积分都有来处，账才对得上', kept: 'unlinked' },
  lots: { title: '积分批次与小计', why: '知道哪些积分什么时候过期、今天攒到了多少', kept: 'unlinked' },
  purchases: { title: '消费记录', why: '算积分、成长值和等级，退款时按比例退回', kept: 'unlinked' },
  till: { title: '收银台用积分', why: '在收银台用积分抵钱，防止同一张小票抵两次', kept: 'deleted' },
  redemptions: { title: '兑换记录', why: '把兑的东西交到你手里，需要时退回积分', kept: 'unlinked' },
  coupons: { title: '优惠券', why: '让你用券、送券给朋友', kept: 'deleted' },
  cards: { title: '包裹卡和旧会员卡', why: '每张卡只领一次礼物，旧卡只并一次', kept: 'unlinked' },
  merges: { title: '合并的账户', why: `两张卡并成一张，${programme.mergeUndoDays} 天内可以恢复`, kept: 'unlinked' },
  doings: { title: '签到和任务', why: '数清你做过什么，按任务给奖励', kept: 'deleted' },
  products: { title: '扫过的产品码', why: '一罐只计一次', kept: 'unlinked' },
  reviews: { title: '评价', why: '让我们知道哪里做得好、哪里没做好', kept: 'deleted' },
  surveys: { title: '问卷', why: '知道大家喜欢什么', kept: 'deleted' },
  badges: { title: '徽章', why: '你得到的徽章', kept: 'deleted' },
  board: { title: '排行榜', why: '你愿意上榜时，按当月积分排名', kept: 'unlinked' },
  invitations: { title: '邀请', why: '朋友下单后给你们俩加积分', kept: 'unlinked' },
  notices: { title: '消息和提醒', why: '告诉你快到期的积分、寄出的包裹和约好的提醒', kept: 'deleted' },
  requests: { title: '最近的操作', why: '断网重试时不会做两遍，14 天后自动删除', kept: 'deleted' },
} as const satisfies Record<string, About>

export type Section = keyof typeof sections
