/**
 * What members can be reminded of. The id of WeChat's message template is the account's, so it is in the server's environment
 * (WECHAT_CHECK_IN_TEMPLATE); the fields here bear the names of that template's fields.
 */
export const reminders = {
  /** The hour of the brand's day a reminder is sent at. */
  hour: 10,
  /** The most that reach one member in a month, wherever they go. */
  perMonth: 4,
  checkIn: {
    /** The page the message opens. */
    page: 'pages/tasks/index',
    /** {points} and {day} are filled in. WeChat takes up to 20 characters for a thing. */
    fields: {
      thing1: '每日签到',
      thing2: '今天签到可得 {points} 积分',
      time3: '{day}',
    },
  },
}
