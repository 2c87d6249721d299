import type { components } from '../../contract/types.gen'
import { priceText } from './rewards'

type Schemas = components['schemas']
export type Redemption = Schemas['Redemption']
export type RedemptionState = Schemas['RedemptionState']
type Kind = Redemption['kind']

/** What has been had, where nothing is handed over. */
const had: Partial<Record<Kind, string>> = {
  coupon: '已在券包',
  tier_boost: '已生效',
  tier_extension: '已延长',
  partner_code: '码在这里',
  donation: '已捐出',
}

const begun: Partial<Record<Kind, string>> = {
  coupon: '兑好，券进了券包',
  tier_boost: '兑好，当天生效',
  tier_extension: '兑好，到期日往后挪',
  partner_code: '兑好，码给了你',
  donation: '捐出',
}

const waiting: Partial<Record<Kind, string>> = { physical: '等你来取', service: '到店使用', event_seat: '位子留好了' }
const collected: Partial<Record<Kind, string>> = { service: '用过了', event_seat: '已到场' }

/** A state in a word, as it stands on a record. */
export function stateWord({ kind, state }: { kind: Kind; state: RedemptionState }): string {
  switch (state) {
    case 'reserved': return '为你留着'
    case 'done': return had[kind] ?? '兑好了'
    case 'ready': return waiting[kind] ?? '等你来取'
    case 'preparing': return '正在打包'
    case 'shipped': return '在路上'
    case 'delivered': return '收到了'
    case 'collected': return collected[kind] ?? '取走了'
    case 'cancelled': return '已撤销'
    case 'lapsed': return '预留到期'
  }
}

/** A step in the story of a redemption. */
export function stepWord(kind: Kind, state: RedemptionState): string {
  switch (state) {
    case 'reserved': return '预留，积分先冻结'
    case 'done': return begun[kind] ?? '兑好'
    case 'ready': return '兑好，可以到店了'
    case 'preparing': return '兑好，开始打包'
    case 'shipped': return '交给快递'
    case 'cancelled': return '撤销，积分退回'
    case 'lapsed': return '预留到期，积分放回'
    default: return stateWord({ kind, state })
  }
}

/** Somebody has still something to do, or something is on its way. */
export function isUnderWay({ state }: { state: RedemptionState }): boolean {
  return state === 'reserved' || state === 'ready' || state === 'preparing' || state === 'shipped'
}

/** The points went back. */
export function isUndone({ state }: { state: RedemptionState }): boolean {
  return state === 'cancelled' || state === 'lapsed'
}

/** 2,400 积分 + ¥88 */
export function paidText({ pricePoints, priceFen }: Pick<Redemption, 'pricePoints' | 'priceFen'>): string {
  return priceText({ points: pricePoints, fen: priceFen })
}
