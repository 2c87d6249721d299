import { checkCardGifts } from '../../loyalty/card-check'
import { cardAlphabet, cardCode, cardCodeIn, cardCodeLength, cardLink } from '../../loyalty/package-cards'
import type { CardGift } from '../../loyalty/package-cards'
import { fc } from '../random'

const code = '7H2KQ9WXM4TRB6CYZ8VP'
const link = cardLink('https://member.example.com', code)
const anyCode = fc.array(fc.constantFrom(...cardAlphabet), { minLength: cardCodeLength, maxLength: cardCodeLength }).map((letters) => letters.join(''))

describe('the code of a card', () => {
  it('has thirty-one letters to choose from, none of which looks like another, and fits into a scene', () => {
    expect(new Set(cardAlphabet).size).toBe(31)
    expect(cardAlphabet).not.toMatch(/[01ILO]/)
    expect(cardCodeLength).toBeLessThanOrEqual(32)
    expect(Math.log2(31) * cardCodeLength).toBeGreaterThan(99)
  })

  it.each([code.toLowerCase(), '7H2K Q9WX M4TR B6CY Z8VP', '7h2k-q9wx-m4tr-b6cy-z8vp', ` ${code}\n`])('is read however it is typed: %j', (typed) => {
    expect(cardCode(typed)).toBe(code)
  })

  it.each(['', code.slice(1), `${code}A`, code.replace('7', '1'), code.replace('7', 'O'), code.replace('7', '七'), '%'.repeat(20)])('has a shape that %j has not', (typed) => {
    expect(cardCode(typed)).toBeNull()
  })
})

describe('a page', () => {
  it('finds the same card in the scene of a mini-program code, in the link of a QR code and in a plain link', () => {
    fc.assert(
      fc.property(anyCode, fc.boolean(), (some, lower) => {
        const printed = lower ? some.toLowerCase() : some
        const url = cardLink('https://member.example.com', printed)
        const expected = { code: some }
        expect(cardCodeIn({ scene: encodeURIComponent(printed) })).toEqual(expected)
        expect(cardCodeIn({ q: encodeURIComponent(url) })).toEqual(expected)
        expect(cardCodeIn({ card: printed })).toEqual(expected)
      }),
    )
  })

  it('that was opened without a card has none', () => {
    expect(cardCodeIn({})).toBeNull()
    expect(cardCodeIn({ scene: undefined, q: undefined, card: undefined })).toBeNull()
  })

  it.each([`${link}/`, `${link}?from=wechat`, `${link}#top`, `http://shop.example.com/tea/c/${code}`, link.replace('/c/', '/C/')])('reads the link %j', (url) => {
    expect(cardCodeIn({ q: encodeURIComponent(url) })).toEqual({ code })
  })

  it('decodes a link once, and no more', () => {
    expect(cardCodeIn({ q: encodeURIComponent(encodeURIComponent(link)) })).toBe('damaged')
  })

  it.each([
    ['cut off by a chat app', { q: encodeURIComponent(link.slice(0, -4)) }],
    ['cut off before the code', { q: encodeURIComponent('https://member.example.com/c/') }],
    ['of another page', { q: encodeURIComponent('https://member.example.com/join') }],
    ['of a page whose query names a card', { q: encodeURIComponent(`https://evil.example.com/?x=/c/${code}`) }],
    ['that is no link', { q: encodeURIComponent(`javascript:/c/${code}`) }],
    ['whose encoding is cut in two', { q: `${encodeURIComponent(link)}%E4%B` }],
    ['with a foreign scene', { scene: encodeURIComponent('shop=12&ref=7') }],
    ['with a scene that cannot be decoded', { scene: '%' }],
    ['with an empty scene', { scene: '' }],
    ['with nothing where the card should be', { card: '' }],
    ['with more than a card', { card: `${code}<script>` }],
  ])('%s is damaged', (_title, query) => {
    expect(cardCodeIn(query)).toBe('damaged')
  })

  it('is never broken by what it was opened with', () => {
    const text = fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl().map(encodeURIComponent)), { nil: undefined })
    fc.assert(
      fc.property(text, text, text, (scene, q, card) => {
        const found = cardCodeIn({ scene, q, card })
        expect(found === null).toBe(scene === undefined && q === undefined && card === undefined)
      }),
    )
  })
})

describe('the gifts of cards', () => {
  const gift: CardGift = { giftId: 'tea', welcome: { coupons: [{ couponKind: 'off-12', note: '', picture: null }], points: 0 }, thanks: { points: 30 } }
  const errors = (more: Partial<CardGift>, thanksPerMonth = 3) => checkCardGifts([{ ...gift, ...more }], thanksPerMonth, ['off-12'])

  it('are sound as they are', () => {
    expect(errors({})).toEqual([])
  })

  it.each<[string, () => string[], RegExp]>([
    ['a coupon that nobody knows', () => errors({ welcome: { coupons: [{ couponKind: 'off-13', note: '', picture: null }], points: 0 } }), /off-13/],
    ['a coupon twice', () => errors({ welcome: { coupons: [...gift.welcome.coupons, ...gift.welcome.coupons], points: 0 } }), /twice/],
    ['half a point', () => errors({ thanks: { points: 0.5 } }), /whole number/],
    ['fewer points than none', () => errors({ welcome: { ...gift.welcome, points: -1 } }), /whole number/],
    ['a welcome of nothing', () => errors({ welcome: { coupons: [], points: 0 } }), /nothing/],
    ['thanks of nothing', () => errors({ thanks: { points: 0 } }), /nothing/],
    ['two of one name', () => checkCardGifts([gift, gift], 3, ['off-12']), /Two gifts are called tea/],
    ['thanks one and a half times a month', () => errors({}, 1.5), /whole number/],
  ])('are refused with %s', (_title, found, words) => {
    expect(found()).toHaveLength(1)
    expect(found()[0]).toMatch(words)
  })
})
