import { programme } from './programme'

/**
 * What members are asked for, purpose by purpose. Only what the product really does is named here: membership is agreed to on
 * joining; the others are on until a member switches them off. Raise a version when its text changes.
 */
export interface ConsentPurpose {
  purpose: 'membership' | 'personalisation' | 'messages'
  name: string
  text: string
  /** What of the member it needs. */
  data: string[]
  /** Membership cannot be without it: taking it back is cancelling. */
  required: boolean
  version: string
}

export const consentPurposes: ConsentPurpose[] = [
  {
    purpose: 'membership',
    name: '会员服务',
    text: '认出你、记积分、算等级、发券和兑礼。没有这些就没有会员卡，所以不能单独关掉；不想用了，可以注销。',
    data: ['手机号或微信给的编号', '消费的金额、时间和门店', '积分、券和兑换记录'],
    required: true,
    version: programme.consentVersion,
  },
  {
    purpose: 'personalisation',
    name: '为你推荐',
    text: '按你的积分、等级和口味，把更合适的好礼排在前面。关掉后，大家看到什么你就看到什么，价格和次数都一样。',
    data: ['可用积分和等级', '你填的口味'],
    required: false,
    version: '2026-11',
  },
  {
    purpose: 'messages',
    name: '到期提醒',
    text: '积分快过期、等级快到期、升级体验快结束时，在消息里告诉你。关掉后不再提醒；寄出的包裹、为你留的好礼和你自己约的签到提醒照常。',
    data: ['积分和等级的到期日'],
    required: false,
    version: '2026-11',
  },
]
