/**
 * What members ask, and the brand's answers. An answer that depends on the rules names sentences of the published rules
 * (src/text/rules.ts) and is made from the version in force; numbers are never typed here.
 */
export interface Question {
  question: string
  /** Other words people search by. */
  keywords: string[]
  answer: string | { rules: string[] }
}

export const questions: Question[] = [
  { question: '消费怎么攒积分', keywords: ['多少钱', '一分', '得积分', '比例'], answer: { rules: ['base', 'rounding'] } },
  { question: '倍数是怎么算的', keywords: ['加倍', '双倍', '翻倍', '等级倍数'], answer: { rules: ['factors', 'step', 'first-order', 'repeat-orders'] } },
  { question: '生日和会员日有什么', keywords: ['生日', '会员日', '8 号', '活动'], answer: { rules: ['birthday', 'window:会员日'] } },
  { question: '为什么这笔没有全部计入', keywords: ['上限', '少了', '不够', '封顶'], answer: { rules: ['daily-cap', 'outside-cap'] } },
  { question: '积分值多少钱', keywords: ['价值', '多少钱', '换算', '抵'], answer: { rules: ['worth', 'pay'] } },
  { question: '积分什么时候过期', keywords: ['到期', '有效期', '作废', '清零'], answer: { rules: ['expiry', 'gift-expiry', 'expiry-day'] } },
  { question: '快过期了会提醒我吗', keywords: ['提醒', '通知', '消息', '到期'], answer: '会。快到期时分三次写在消息里，最近的一次在最后一周，写明数量和最后一天。已经用掉的不再提醒。' },
  { question: '用积分时先用哪些', keywords: ['顺序', '先用', '批次'], answer: { rules: ['order', 'hold'] } },
  { question: '怎么升级', keywords: ['等级', '成长值', '门槛', '升等'], answer: { rules: ['upgrade', 'growth'] } },
  { question: '用掉积分会降级吗', keywords: ['降级', '等级', '成长值'], answer: '不会。升级看的是成长值和消费，用掉积分两样都不减。' },
  { question: '等级会掉吗', keywords: ['保级', '降级', '宽限', '缓冲', '有效期'], answer: { rules: ['keep'] } },
  { question: '退款后积分怎么办', keywords: ['退货', '退单', '收回', '扣回'], answer: { rules: ['refund-share', 'refund-forgiven', 'refund-tier'] } },
  { question: '积分对不上怎么办', keywords: ['少了', '错了', '核对', '明细'], answer: '每一笔都在积分明细里，点开能看到算式和当时的规则。还是对不上，把那一笔的时间报给客服，我们按账本核对。' },
  { question: '没有网络能用吗', keywords: ['断网', '离线', '信号'], answer: '能看。最近一次的卡、积分和这份指南都在手机里；兑换要等连上网，不会扣两次。' },
  { question: '积分能转给别人吗', keywords: ['转让', '转赠', '提现', '现金'], answer: '不能转让，也不能提现。可以兑成好礼再送人。' },
]
