import type { Reward } from '../loyalty/rewards'

const points = (amount: number) => [{ points: amount, fen: 0 }]

/** A tier for a while, one's own for longer. They can be taken back for half an hour, unless something has come of them. */
const tiers: Reward[] = [
  {
    rewardId: 'barn-trial',
    kind: 'tier_boost',
    name: '满仓体验 30 天',
    prices: points(1200),
    story: '当天就生效，到第 30 天结束。',
    storyBlocks: [
      { text: '体验期间消费按满仓的倍数得积分，抢先兑和每月的券也按满仓算。' },
      { text: '你自己的等级、到期日和保级都不变；升级礼留给真正升到的那一天。' },
    ],
    picture: 'pass',
    boost: { tierId: 'barn', days: 30 },
    cancelMinutes: 30,
  },
  {
    rewardId: 'ear-trial',
    kind: 'tier_boost',
    name: '金穗体验 14 天',
    prices: points(480),
    story: '先尝一尝金穗的日子，再决定要不要走过去。',
    storyBlocks: [{ text: '体验期间消费按金穗的倍数得积分，每月的券也有一张。' }],
    picture: 'pass',
    boost: { tierId: 'ear', days: 14 },
    perMember: 2,
    cancelMinutes: 30,
  },
  {
    rewardId: 'longer-term',
    kind: 'tier_extension',
    name: '等级延长 90 天',
    prices: points(900),
    story: '到期日往后挪 90 天，一期可以延一次。',
    storyBlocks: [{ text: '忙的那一年，等级先替你留着。到新的到期日再看是否达标，达标照样续。' }],
    picture: 'pass',
    boost: { tierId: null, days: 90 },
    cancelMinutes: 30,
  },
]

/** Codes of others, delivered by them beforehand: npm run partner-codes. What is exchanged for what, and what it costs beyond, is told in full. */
const partners: Reward[] = [
  {
    rewardId: 'miles',
    kind: 'partner_code',
    name: '云上航空 300 里程',
    prices: points(600),
    story: '凑够一程，去看看茶山。',
    storyBlocks: [{ text: '兑好立刻给你一个码，在云上航空的会员页输入，里程三天内到账。码出示后不能撤销，请确认再兑。' }],
    picture: 'ticket',
    partner: { partnerId: 'cloud-miles', name: '云上航空', gives: '300 里程', rate: '2 积分换 1 里程', fee: '不另收费' },
  },
  {
    rewardId: 'inn',
    kind: 'partner_code',
    name: '拾楼旅店 餐饮抵用 ¥30',
    prices: points(2400),
    story: '住下来的那天，晚饭先抵三十。',
    storyBlocks: [{ text: '到店点餐时报码，一桌用一个，抵用不找零。码出示后不能撤销，请确认再兑。' }],
    picture: 'ticket',
    partner: { partnerId: 'pick-inn', name: '拾楼旅店', gives: '餐饮抵用 ¥30', rate: '80 积分抵 ¥1', fee: '旅店另收 ¥2 服务费，到店付' },
  },
]

export const perks: Reward[] = [...tiers, ...partners]
