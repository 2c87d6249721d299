import type { components } from '../../contract/types.gen'
import { maskedName, placeText, recipientText } from '../../src/text/address'
import { isUnderWay, isUndone, stateWord, stepWord } from '../../src/text/redemptions'

type Schemas = components['schemas']
const kinds: Schemas['RewardKind'][] = ['coupon', 'physical', 'service', 'event_seat', 'tier_boost', 'tier_extension', 'partner_code', 'donation']
const states: Schemas['RedemptionState'][] = ['reserved', 'done', 'ready', 'preparing', 'shipped', 'delivered', 'collected', 'cancelled', 'lapsed']

describe('where parcels go', () => {
  it('is told by a surname, the ends of a number, and a street without its door', () => {
    const address = { name: '林见溪', phone: '13800000003', region: '上海市徐汇区', detail: '武康路 99 弄 3 号 402 室' }
    expect(recipientText(address)).toBe('林** 138 **** 0003')
    expect(placeText(address)).toBe('上海市徐汇区 武康路***')
  })

  it('keeps a name of any length to one letter', () => {
    expect(['周野', '周', '欧阳见溪', ''].map(maskedName)).toEqual(['周*', '周', '欧**', ''])
  })
})

describe('a redemption in words', () => {
  it('has a word for each state and each step of every kind', () => {
    for (const kind of kinds) for (const state of states) expect([stateWord({ kind, state }), stepWord(kind, state)].every((word) => /\p{Script=Han}/u.test(word))).toBe(true)
  })

  it('is under way while somebody has something to do, and undone once the points are back, never both', () => {
    expect(states.filter((state) => isUnderWay({ state }))).toEqual(['reserved', 'ready', 'preparing', 'shipped'])
    expect(states.filter((state) => isUndone({ state }))).toEqual(['cancelled', 'lapsed'])
  })
})
