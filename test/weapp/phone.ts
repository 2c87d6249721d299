import { speakHttp, type RequestOptions } from '../stand-ins/http'

/** What happened in the logic layer, in order. */
export type Happening =
  | { kind: 'setData'; bytes: number; page: string }
  | { kind: 'request'; method: string; path: string; status?: number }
  | { kind: 'read' | 'write'; key: string; bytes: number }
  | { kind: 'asked'; name: string; options: unknown }
  | { kind: 'error'; text: string }

export interface PhoneOptions {
  /** Where the backend listens; the address the build carries is replaced by it. */
  origin?: string
  /** Answers in place of the backend: a body, or null for no network. */
  answer?: (path: string) => { status?: number; body: unknown } | null
  /** Kept by the caller from one start to the next: a phone that was here before. */
  storage?: Map<string, unknown>
  theme?: 'light' | 'dark'
  /** Filled with what scrolling down would do. */
  scrolling?: (() => void)[]
  /** What device calls answer, by name; without one they answer with plain success. */
  answers?: Record<string, object>
  /** What wx.login gives: by it WeChat knows whose phone it is. */
  loginCode?: string
  /** How far this start lies after the present, for what a phone has kept goes stale. */
  laterMs?: number
}

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (failure: unknown) => void
  complete?: (result: unknown) => void
}

const system = {
  brand: 'devtools', model: 'phone', platform: 'devtools', system: 'iOS 17.0', version: '8.0.50', SDKVersion: '3.5.0', language: 'zh_CN',
  pixelRatio: 2, screenWidth: 390, screenHeight: 844, windowWidth: 390, windowHeight: 756, statusBarHeight: 44, fontSizeSetting: 16,
  safeArea: { top: 44, bottom: 810, left: 0, right: 390, width: 390, height: 766 },
}

/** Device calls that are remembered and answered with success. By name, for Taro copies only what it finds on `wx`. */
const deviceCalls = (
  'navigateTo navigateBack redirectTo reLaunch switchTab setNavigationBarTitle setNavigationBarColor showToast hideToast showLoading ' +
  'hideLoading showModal showActionSheet pageScrollTo startPullDownRefresh stopPullDownRefresh setTabBarStyle setTabBarItem setTabBarBadge ' +
  'removeTabBarBadge showTabBar hideTabBar scanCode makePhoneCall setClipboardData vibrateShort vibrateLong setScreenBrightness ' +
  'getScreenBrightness setKeepScreenOn requestSubscribeMessage getSetting openSetting checkSession openPrivacyContract getPrivacySetting ' +
  'requirePrivacyAuthorize loadFontFace setBackgroundColor setBackgroundTextStyle showShareMenu hideShareMenu canvasToTempFilePath ' +
  'openCustomerServiceChat saveImageToPhotosAlbum chooseAddress preloadSubpackage removeStorage setStorage clearStorage'
).split(' ')
const listeners = (
  'onNetworkStatusChange offNetworkStatusChange onAppShow offAppShow onAppHide offAppHide onThemeChange offThemeChange onMemoryWarning ' +
  'onUserCaptureScreen offUserCaptureScreen onWindowResize offWindowResize onPageNotFound onUnhandledRejection onError onNeedPrivacyAuthorization'
).split(' ')

/** A stub of `wx`, complete enough for an app to start, that remembers what it was asked. Requests are real ones. */
export function makeWx(route: string, query: Record<string, string>, options: PhoneOptions, happened: Happening[]): object {
  const storage = options.storage ?? new Map<string, unknown>()
  const facts = { ...system, theme: options.theme ?? 'light' }
  const launch = { path: route, query, scene: 1001, referrerInfo: {} }
  const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')

  const answered = (callbacks: Callbacks | undefined, result: unknown) =>
    new Promise((resolve) => {
      setTimeout(() => {
        callbacks?.success?.(result)
        callbacks?.complete?.(result)
        resolve(result)
      }, 0)
    })

  function request(call: RequestOptions): { abort(): void; onHeadersReceived(): void; offHeadersReceived(): void } {
    const path = call.url.replace(/^https?:\/\/[^/]+/, '')
    const happening: Happening = { kind: 'request', method: call.method ?? 'GET', path }
    happened.push(happening)
    const none = () => undefined
    const settle = (result: { statusCode: number; data: unknown; header: Record<string, string>; errMsg: string } | null) => {
      if (result) happening.status = result.statusCode
      const told = result ?? { errMsg: 'request:fail no network' }
      if (result) call.success?.(result)
      else call.fail?.(told)
      call.complete?.(told)
    }
    if (options.answer) {
      const canned = options.answer(path)
      const text = canned && (typeof canned.body === 'string' ? canned.body : JSON.stringify(canned.body))
      setTimeout(() => settle(canned && { statusCode: canned.status ?? 200, data: text, header: {}, errMsg: 'request:ok' }), 20)
      return { abort: none, onHeadersReceived: none, offHeadersReceived: none }
    }
    const task = speakHttp({ ...call, url: `${options.origin ?? 'http://127.0.0.1:9'}${path}`, success: settle, fail: () => settle(null), complete: undefined })
    return { abort: task.abort, onHeadersReceived: none, offHeadersReceived: none }
  }

  const selector = () => {
    const query: Record<string, (...parts: unknown[]) => unknown> = {}
    for (const step of ['in', 'select', 'selectAll', 'selectViewport', 'boundingClientRect', 'scrollOffset', 'fields', 'node', 'context']) query[step] = () => query
    query.exec = (told) => setTimeout(() => (told as ((found: unknown[]) => void) | undefined)?.([{ width: 390, height: 100, top: 0, left: 0, bottom: 100, right: 390 }]), 0)
    return query
  }

  const observer = () => {
    const watch = {
      relativeTo: () => watch,
      relativeToViewport: () => watch,
      observe: (_selector: string, told: (seen: { intersectionRatio: number }) => void) => void options.scrolling?.push(() => told({ intersectionRatio: 1 })),
      disconnect() {},
    }
    return watch
  }

  const wx: Record<string, unknown> = {
    request,
    createIntersectionObserver: observer,
    getStorageSync: (key: string) => {
      happened.push({ kind: 'read', key, bytes: bytes(storage.get(key)) })
      return storage.get(key) ?? ''
    },
    setStorageSync: (key: string, value: unknown) => {
      happened.push({ kind: 'write', key, bytes: bytes(value) })
      storage.set(key, value)
    },
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),
    getSystemInfoSync: () => facts,
    getSystemInfo: (call: Callbacks) => answered(call, facts),
    getDeviceInfo: () => facts,
    getWindowInfo: () => facts,
    getAppBaseInfo: () => facts,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'app', envVersion: 'release', version: '1' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 296, right: 383, width: 87, height: 32 }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    getNetworkType: (call: Callbacks) => answered(call, { networkType: 'wifi' }),
    login: (call: Callbacks) => {
      happened.push({ kind: 'asked', name: 'login', options: call })
      return answered(call, { code: options.loginCode ?? 'one-time-code', errMsg: 'login:ok' })
    },
    createSelectorQuery: selector,
    canIUse: () => true,
    nextTick: (callback: () => void) => setTimeout(callback, 0),
  }
  for (const name of listeners) wx[name] = () => undefined
  for (const name of deviceCalls) {
    wx[name] = (call: Callbacks) => {
      happened.push({ kind: 'asked', name, options: call })
      return answered(call, { errMsg: `${name}:ok`, ...options.answers?.[name] })
    }
  }
  return wx
}
