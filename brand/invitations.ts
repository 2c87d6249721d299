/**
 * The words of inviting a friend. What is paid, and for how many in a month, are the tasks whose goals are friend_settled and
 * invited_settled in tasks.ts; the window is refundWindowDays in leaderboard.ts. {days} {inviter} {friend} {most} come from there.
 */
export const invitationWords = {
  greeting: ['来坐坐，', '喝杯茶'],
  /** What stands over the card in a chat. It names no amount and asks for nothing. */
  message: '来小满集坐坐，喝杯茶',
  rule: [
    '朋友用你的邀请入会，首单过了 {days} 天退款期，你们两边都有积分：你 {inviter}，朋友 {friend}。',
    '发出邀请本身没有奖励，朋友入会也随自己的心意。',
    '退款期内首单全额退了，这次就不算；部分退款不影响。过了退款期再退，已经到账的不收回。',
    '每月最多为你算 {most} 位。再多的朋友，TA 的那份照样到账。',
    '只有这一层：朋友再请别人，和你没有关系。',
  ],
}
