import Taro from '@tarojs/taro'
import type { Spot } from './spot'

/** Goes to the top of the page and tells where something of its upper part stands; null when it is not there. */
export async function showSpot(selector: string): Promise<Spot | null> {
  await Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
  const room = (bottom: number) => Taro.getWindowInfo().windowHeight - bottom
  return new Promise((resolve) => {
    Taro.createSelectorQuery().select(selector).boundingClientRect().exec(([found]: [(Omit<Spot, 'room'> & { bottom: number }) | null]) => resolve(found && { ...found, room: room(found.bottom) }))
  })
}
