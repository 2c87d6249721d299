interface Advisor {
  name: string
  words: string
  /** Of the WeCom customer service; WeChat opens no other. */
  link: string
  corpId: string
}

/** Whom a new member may write to, offered after joining and never a condition; null offers nobody. The demo's is made up. */
export const advisor: Advisor | null = {
  name: '小满集的茶友 阿禾',
  words: '选茶、送礼、退换，随时问一句。不加也什么都不少。',
  link: 'https://work.weixin.qq.com/kfid/kfc00000000000000',
  corpId: 'ww0000000000000000',
}
