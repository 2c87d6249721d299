/** Words that lead to the person, and are found wherever they are kept. */
export const marks = {
  openid: 'openid-of-wheat-field',
  phone: '13577778888',
  nickname: '麦田里的人',
  addressee: '收件人麦小田',
  street: '很特别的路七十七号',
  region: '云南省大理市',
  review: '泡到第四道还有桂花香',
  receipt: 'RCPT-WHEAT-1',
  tillReceipt: 'RCPT-WHEAT-2',
  couponReceipt: 'RCPT-WHEAT-3',
  order: '9900887766554433',
  tracking: 'SF-WHEAT-0001',
  reason: '顾客麦先生自己要求',
}
