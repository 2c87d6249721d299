import { programme } from './programme'

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
      `一个人有两张卡，可以并成一张；并错了，${programme.mergeUndoDays} 天内请店员恢复。`,
      `随时可以注销，不收费也不用说理由。还有没领的好礼或没付完的单，先处理完。注销 ${programme.comeBackDays} 天后积分和券作废，不再恢复。`,
    ],
  },
  privacy: {
    title: '隐私说明',
    paragraphs: [
      `手机号只用来认出你；用微信登录时，用微信给这个小程序和这个品牌的编号认出你。不拿去做别的，也不给别人。登录了没有入会，${programme.comeBackDays} 天后忘掉。`,
      '我们记录你的消费金额、时间和门店，用来算积分和等级。补积分的线上订单，只记平台、金额、时间和尾号；旧会员卡只记尾号和并进来的积分。',
      '扫包裹卡入会时，记下是哪一批的哪一张、什么时候领的，好让每张卡只领一次。',
      '生日、口味、昵称和头像是你愿意时才填的：生日用来送生日的那份，口味用来挑好礼。评价和问卷用来知道哪里做得好、哪里没做好，不公开。',
      '签到、任务、徽章、邀请和排行榜记下你做过什么。上不上榜由你定，榜上和朋友那里只显示名字的第一个字。',
      '兑的东西要寄到家时，才请你留一个收件人、手机号和地址。打包的店员和快递看得到，不拿去做别的；随时能改，也能自己删掉。寄出过的那一份，地址跟着那笔兑换记录。',
      '为了断网也能看卡和出示取货码，最近一次看到的卡、积分和兑换记录会存在你的手机里，退出登录时删掉。没领完的包裹卡也在手机里存 7 天。',
      `「我的数据」里能看到并导出我们记下的全部内容，能改授权、关掉推荐和提醒。那里也能注销：${programme.comeBackDays} 天内可以回来；过后能认出你的都删掉，只留下没有名字的积分和消费账，因为账要对得上。`,
      '要更正别的，或者不想自己动手，联系客服即可。',
    ],
  },
}
