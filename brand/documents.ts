/**
 * What a member agrees to on joining. Raise programme.consentVersion when a text changes.
 * The demo's texts say what this software does; a brand has its own checked by a lawyer.
 */
export const documentNames = ['charter', 'privacy'] as const
export type DocumentName = (typeof documentNames)[number]

export const documents: Record<DocumentName, { title: string; paragraphs: string[] }> = {
  charter: {
    title: '会员章程',
    paragraphs: [
      '入会自愿，也不收费。入会后你有一张会员卡、一个积分账户和一个等级。',
      '积分怎么得、多久过期、怎么升级，以「积分规则」里当时生效的版本为准。已经入账的积分按入账那天的版本算，不追溯。',
      '积分不能转让，不能兑换现金。退款时按比例收回那笔消费得的积分，不会把余额扣成负数。',
      '每一笔积分都有记录，可以在「积分明细」里看到来处。对不上时联系客服，我们按账本核对。',
    ],
  },
  privacy: {
    title: '隐私说明',
    paragraphs: [
      '手机号只用来认出你；用微信登录时，用微信给这个小程序的编号认出你。不拿去做别的，也不给别人。',
      '我们记录你的消费金额、时间和门店，用来算积分和等级。',
      '兑的东西要寄到家时，才请你留一个收件人、手机号和地址。打包的店员和快递看得到，不拿去做别的；随时能改，也能自己删掉。寄出过的那一份，地址跟着那笔兑换记录。',
      '为了断网也能看卡和出示取货码，最近一次看到的卡、积分和兑换记录会存在你的手机里，退出登录时删掉。',
      '想查看、更正或删除这些信息，联系客服即可。',
    ],
  },
}
