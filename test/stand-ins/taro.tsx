import { useEffect, useRef } from 'react'
import { speakHttp, type RequestOptions, type RequestTask } from './http'

/**
 * Stands for @tarojs/taro under jest: a phone that remembers what it was asked.
 * Its requests are real ones, to the backend at phone.origin; page events are fired by emit.
 */
type Listener = (payload?: unknown) => unknown
type Device = (options?: unknown) => unknown

export const phone = {
  origin: '',
  /** none: nothing leaves the phone. deaf: requests arrive and are obeyed, their answers are lost. */
  network: 'well' as 'well' | 'none' | 'deaf',
  storage: new Map<string, unknown>(),
  params: {} as Record<string, string>,
  /** Every device call but storage and requests, in order. */
  asked: [] as { name: string; options: unknown }[],
  requests: [] as { method: string; url: string; idempotencyKey?: string }[],
  /** Stands between the server and the app: what it makes of the text of an answer. */
  forge: null as ((url: URL, text: string) => string) | null,
  /** Who takes requests where they go; null is the network. */
  carrier: null as ((options: RequestOptions) => RequestTask) | null,
  /** Answers of the device, by the name of the call; what is not named here resolves to an empty object. */
  answers: {} as Record<string, unknown>,
}

const listeners = new Map<string, Set<Listener>>()
const listenersOf = (event: string): Set<Listener> => {
  if (!listeners.has(event)) listeners.set(event, new Set())
  return listeners.get(event) as Set<Listener>
}

export function emit(event: string, payload?: unknown): Promise<unknown[]> {
  return Promise.all([...listenersOf(event)].map((listener) => listener(payload)))
}

const held = new Map<string, Promise<void>>()

/** Requests to this path arrive, but their answers wait until letGo; those asked after onward are answered as ever. */
export function holdBack(path: string): { onward: () => void; letGo: () => void } {
  let letGo = () => {}
  held.set(path, new Promise((resolve) => (letGo = resolve)))
  return { onward: () => void held.delete(path), letGo: () => letGo() }
}

/** A new phone: nothing stored, nothing asked. */
export function resetPhone(): void {
  phone.storage.clear()
  phone.params = {}
  phone.asked.length = 0
  phone.requests.length = 0
  phone.answers = {}
  phone.network = 'well'
  phone.forge = null
  phone.carrier = null
  listeners.clear()
  held.clear()
}

function pageHook(event: string, onMount = false) {
  return function usePageEvent(callback: Listener): void {
    const latest = useRef(callback)
    latest.current = callback
    useEffect(() => {
      const listener: Listener = (payload) => latest.current(payload)
      listenersOf(event).add(listener)
      if (onMount) listener(phone.params)
      return () => void listenersOf(event).delete(listener)
    }, [])
  }
}

export const useLoad = pageHook('load', true)
export const useDidShow = pageHook('show', true)
export const useReady = pageHook('ready', true)
export const useLaunch = pageHook('launch', true)
export const useDidHide = pageHook('hide')
export const useUnload = pageHook('unload')
export const usePullDownRefresh = pageHook('pullDown')
export const useReachBottom = pageHook('reachBottom')
export const usePageScroll = pageHook('scroll')
export const useShareAppMessage = pageHook('share')
const router = () => ({ path: '', params: phone.params })
export const useRouter = router
export const getCurrentInstance = () => ({ router: router(), page: null, app: null })

function request(options: RequestOptions): RequestTask {
  if (phone.carrier) return phone.carrier(options)
  const url = new URL(options.url, phone.origin || undefined)
  phone.requests.push({ method: options.method ?? 'GET', url: url.pathname + url.search, idempotencyKey: options.header?.['Idempotency-Key'] })
  // Port 9 answers nobody: to the app it is a phone without a network.
  if (phone.network === 'none') return speakHttp({ ...options, url: 'http://127.0.0.1:9/' })
  if (phone.network === 'deaf') {
    const lost = () => options.fail?.({ errMsg: 'request:fail interrupted' })
    return speakHttp({ ...options, url: url.href, success: lost, fail: lost })
  }
  const { forge } = phone
  if (forge) return speakHttp({ ...options, url: url.href, success: (answer) => options.success?.({ ...answer, data: forge(url, String(answer.data)) }) })
  const waits = held.get(url.pathname)
  if (waits) return speakHttp({ ...options, url: url.href, success: (answer) => void waits.then(() => options.success?.(answer)) })
  return speakHttp({ ...options, url: url.href })
}

const window = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 2, statusBarHeight: 44 }

/** Everything that is looked for is found, and lies at the same place. */
const selectorQuery = {
  select: () => selectorQuery,
  boundingClientRect: () => selectorQuery,
  exec: (told: (found: unknown[]) => void) => told([{ top: 100, left: 20, width: 200, height: 60 }]),
}

const known = {
  useLoad, useDidShow, useReady, useLaunch, useDidHide, useUnload, usePullDownRefresh, useReachBottom, usePageScroll,
  useShareAppMessage, useRouter, getCurrentInstance, request,
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
  getEnv: () => 'WEB',
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getWindowInfo: () => window,
  getSystemInfoSync: () => ({ ...window, theme: 'light' }),
  getAppBaseInfo: () => ({ theme: 'light' }),
  getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 296, right: 383, width: 87, height: 32 }),
  getCurrentPages: () => [{}],
  createSelectorQuery: () => selectorQuery,
  nextTick: (callback: () => void) => void Promise.resolve().then(callback),
  pxTransform: (size: number) => `${size}px`,
  onNetworkStatusChange: (listener: Listener) => void listenersOf('network').add(listener),
  offNetworkStatusChange: (listener: Listener) => void listenersOf('network').delete(listener),
  eventCenter: { on: () => undefined, off: () => undefined, trigger: () => undefined },
}

const asking = (name: string): Device => (options) => {
  phone.asked.push({ name, options })
  return Promise.resolve(phone.answers[name] ?? (name === 'getNetworkType' ? { networkType: phone.network === 'none' ? 'none' : 'wifi' } : {}))
}

const Taro = new Proxy(known as Record<string, unknown>, {
  get: (target, name) => {
    if (typeof name !== 'string' || name === 'then' || name === '__esModule') return undefined
    if (!(name in target)) target[name] = asking(name)
    return target[name]
  },
})

export default Taro
