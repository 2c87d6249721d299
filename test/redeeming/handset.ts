import standIn, * as taro from '@tarojs/taro'
import type { RequestOptions } from '../stand-ins/http'

/** A phone: what it has stored outlives every run of the app. */
export class Handset {
  readonly storage = new Map<string, string>()

  /** What a run of the app has left behind that is not a person's session or a copy of what the server said. */
  get leftovers(): string[] {
    return [...this.storage.keys()].filter((key) => key !== 'mc:session' && !key.startsWith('mc:query:'))
  }
}

/** Where an app runs: it stores and sends through this, and does neither any more once it is dead. */
export interface Seat {
  handset: Handset
  alive: boolean
  /** What it has stored, removed or sent. */
  effects: number
  /** The effect right after which it dies. */
  lastEffect: number
  carry(options: RequestOptions): void
}

function act(seat: Seat, effect: () => void): void {
  if (!seat.alive) return
  seat.effects += 1
  effect()
  if (seat.effects === seat.lastEffect) seat.alive = false
}

/** Taro of whoever sits there now: a stand-in of its own, so that two phones do not share a storage. */
export function taroAt(at: { seat: Seat }): object {
  const own: Record<string, unknown> = {
    getStorageSync: (key: string) => at.seat.handset.storage.get(key) ?? '',
    setStorageSync: (key: string, value: string) => act(at.seat, () => at.seat.handset.storage.set(key, value)),
    removeStorageSync: (key: string) => {
      if (at.seat.handset.storage.has(key)) act(at.seat, () => at.seat.handset.storage.delete(key))
    },
    getStorageInfoSync: () => ({ keys: [...at.seat.handset.storage.keys()] }),
    request: (options: RequestOptions) => {
      const { seat } = at
      act(seat, () => seat.carry(options))
      return Object.assign(new Promise<never>(() => {}), { abort: () => {} })
    },
  }
  const device = new Proxy(standIn as unknown as Record<string, unknown>, { get: (target, name) => (typeof name === 'string' && name in own ? own[name] : Reflect.get(target, name)) })
  return { ...taro, default: device }
}
