import { allowsNickname, plainNickname } from '../../loyalty/nicknames'

const allows = (written: string) => allowsNickname(plainNickname(written), '小满集')

it.each(['林小满', '阿茶', 'Ann', 'Ann 92', '☕️', '茶🍵茶', '2026', '林·见溪', '小满', 'é', '满集小'])('lets somebody be called %s', (name) => {
  expect(allows(name)).toBe(true)
})

it.each([
  ['a phone', '13800000000'],
  ['a phone with spaces', '138 0000 0000'],
  ['a phone in full width', '１３８００００００００'],
  ['a link', 'https://a.b'],
  ['an address', '买茶找tea.com'],
  ['an address with www', 'www.茶'],
  ['a way to be added', '加v送茶'],
  ['an account', 'vx小茶'],
  ['a mention', '@所有人'],
  ["the brand's name", '小满集福利'],
  ["the brand's name in pieces", '小 满.集'],
  ['the staff', '小满客服'],
  ['the brand itself', '官方小助手'],
  ['one who has left', '已注销'],
  ['nothing that can be seen', '···'],
  ['a character that hides', '林\u200b见溪'],
  ['text turned around', 'a\u202eb'],
  ['a control character', 'a\u0007b'],
  ['marks without end', 'a\u0301\u0301\u0301\u0301'],
])('refuses %s', (_what, name) => {
  expect(allows(name)).toBe(false)
})

it('keeps a name trimmed, with single spaces and composed characters', () => {
  expect(plainNickname('  林 \u3000 见溪 ')).toBe('林 见溪')
  expect(plainNickname('e\u0301')).toBe('é')
})
