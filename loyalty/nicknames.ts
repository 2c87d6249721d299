/** The name of one who has left; nobody can take it. */
export const leftName = '已注销'

/** What a nickname must not be: how to reach somebody, or somebody else's authority. */
const contact = [
  // Digits with whatever stands between them: a phone, or the number of an account.
  /(?:\d[\s.·_-]*){6,}/,
  /https?:|www\.|\p{L}[\w-]*\.(?:com|cn|net|org|top|xyz|vip|cc|me|io|shop|club|link)(?![\p{L}\d])/iu,
  /微信号|加微|加v|vx|wechat|薇信|威信号|qq\s*群?\s*[:：]?\s*\d|[@＠]/iu,
]
const official = ['官方', '客服', '店员', '店长', '管理员', '系统消息', leftName]
/** Control characters and those that turn text around, hide in it or stack marks on it. */
const unseen = /[\p{Cc}\p{Co}\p{Cn}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\p{M}{3,}/u

/** A nickname as it is kept: trimmed, spaces single, characters composed. */
export function plainNickname(written: string): string {
  return written.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** Whether a plain nickname may be used; brandName is nobody's but the brand's. */
export function allowsNickname(nickname: string, brandName: string): boolean {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(nickname) || unseen.test(nickname)) return false
  // Full-width letters and digits read like the others.
  const plain = nickname.normalize('NFKC')
  const bare = plain.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase()
  return !contact.some((way) => way.test(plain)) && ![brandName.toLowerCase(), ...official].some((word) => bare.includes(word))
}
