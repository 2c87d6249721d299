import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import vm from 'node:vm'
import { makeWx, type Happening, type PhoneOptions } from './phone'
import { nodesAround, shapeOf, write, type Shape, type TaroNode } from './tree'

/**
 * A mini-program's logic layer without the mini-program: app.js and one page in a bare context that has what WeChat's has and
 * nothing more. No window, document, fetch, URL, AbortController; no code from strings.
 * An error that nobody catches fails the test that runs it.
 */
interface PageOptions {
  data?: Record<string, unknown>
  [name: string]: unknown
}

interface PageInstance {
  data: Record<string, unknown>
  [name: string]: unknown
}

export const distFolder = join(__dirname, '..', '..', 'dist', 'weapp')

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}

/** Every page of the build, main package first. */
export function routes(): string[] {
  const app = JSON.parse(readFileSync(join(distFolder, 'app.json'), 'utf8')) as AppJson
  return [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
}

export const wait = (ms: number) => new Promise<void>((resolveWait) => setTimeout(resolveWait, ms))

export class LogicLayer {
  readonly happened: Happening[] = []
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly context: vm.Context
  private readonly registered = new Map<string, PageOptions>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private loading = 'app'
  private app: Record<string, unknown> = {}
  private page: PageInstance | null = null

  constructor(
    private readonly route: string,
    private readonly query: Record<string, string> = {},
    options: PhoneOptions = {},
  ) {
    this.context = vm.createContext(this.globals(makeWx(route, query, options, this.happened)), {
      codeGeneration: { strings: false, wasm: false },
    })
    // Not there, or not on every phone; a build that leans on them must fail here.
    vm.runInContext('for (const name of ["Intl", "WebAssembly", "SharedArrayBuffer", "Atomics", "FinalizationRegistry", "WeakRef"]) delete globalThis[name]', this.context)
    vm.runInContext(`{ const now = Date.now; Date.now = () => now() + ${options.laterMs ?? 0} }`, this.context)
  }

  /** Loads the app and opens the page, as a tap on the icon does. */
  async start(): Promise<this> {
    this.require(join(distFolder, 'app.js'))
    const launch = { path: this.route, query: this.query, scene: 1001, referrerInfo: {} }
    this.call(this.app, 'onLaunch', launch)
    this.call(this.app, 'onShow', launch)
    this.loading = this.route
    this.require(join(distFolder, `${this.route}.js`))
    this.page = this.instance(this.registered.get(this.route))
    this.call(this.page, 'onLoad', this.query)
    this.call(this.page, 'onShow')
    await wait(20)
    this.call(this.page, 'onReady')
    return this
  }

  /** Waits until nothing has happened for a while, or the time is over. */
  async settled(quietMs = 300, limitMs = 8000): Promise<this> {
    const end = Date.now() + limitMs
    let seen = -1
    while (seen !== this.happened.length && Date.now() < end) {
      seen = this.happened.length
      await wait(quietMs)
      if (this.of('request').some(({ status }) => status === undefined)) seen = -1
    }
    return this
  }

  /** Taps what bears the text; like on the phone every node around it that listens is told. Returns what came of it. */
  tap(text: string): Promise<Happening[]> {
    return this.tell(text, 'tap', {})
  }

  /** The platform tells what bears the text of something else than a tap: getphonenumber of its own button. */
  async tell(text: string, type: string, detail: object): Promise<Happening[]> {
    // A bare text (it has a value) is no element and hears nothing.
    const around = nodesAround(this.root, text).flatMap(({ sid, v }) => (sid && v === undefined ? [{ id: sid, dataset: { sid } }] : []))
    if (around.length === 0) throw new Error(`nothing to tap bears "${text}"`)
    const before = this.happened.length
    for (const currentTarget of around) {
      this.call(this.page, 'eh', { type, mark: {}, detail, timeStamp: Date.now(), target: around[0], currentTarget })
    }
    await this.settled()
    return this.happened.slice(before)
  }

  /** Leaves the page and stops its timers, so that the test process can end. */
  close(): void {
    this.call(this.page, 'onHide')
    this.call(this.page, 'onUnload')
    for (const timer of this.timers) clearInterval(timer)
  }

  of<K extends Happening['kind']>(kind: K): Extract<Happening, { kind: K }>[] {
    return this.happened.filter((happening): happening is Extract<Happening, { kind: K }> => happening.kind === kind)
  }

  get shape(): Shape {
    return shapeOf(this.root)
  }

  /** What the page was handed to draw, as text. */
  get drawn(): string {
    return JSON.stringify(this.root)
  }

  get setDataBytes(): number {
    return this.of('setData').reduce((sum, { bytes }) => sum + bytes, 0)
  }

  private get root(): TaroNode | undefined {
    return this.page?.data.root as TaroNode | undefined
  }

  private globals(wx: object): Record<string, unknown> {
    const complain = (...parts: unknown[]) => void this.happened.push({ kind: 'error', text: parts.map(String).join(' ') })
    const silent = () => undefined
    const keep = (timer: NodeJS.Timeout) => {
      this.timers.add(timer)
      return timer
    }
    const globals: Record<string, unknown> = {
      wx,
      App: (options: Record<string, unknown>) => (this.app = options),
      Page: (options: PageOptions) => this.registered.set(this.loading, options),
      Component: (options: PageOptions) => this.registered.set(this.loading, options),
      Behavior: (options: unknown) => options,
      getApp: () => this.app,
      getCurrentPages: () => (this.page ? [this.page] : []),
      requirePlugin: () => ({}),
      console: { log: silent, info: silent, debug: silent, warn: silent, group: silent, groupEnd: silent, error: complain },
      setTimeout: (callback: () => void, ms?: number) => keep(setTimeout(callback, ms)),
      setInterval: (callback: () => void, ms?: number) => keep(setInterval(callback, ms)),
      clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
      clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
    }
    return globals
  }

  private instance(options: PageOptions | undefined): PageInstance {
    if (!options) throw new Error(`${this.route} registers no page`)
    const page: PageInstance = {
      ...options,
      ...(options.methods as object | undefined),
      data: JSON.parse(JSON.stringify(options.data ?? {})) as Record<string, unknown>,
      route: this.route,
      options: this.query,
      getPageId: () => '1',
      selectComponent: () => null,
      selectAllComponents: () => [],
      getOpenerEventChannel: () => ({ on() {}, emit() {} }),
      setData: (change: Record<string, unknown>, done?: () => void) => {
        // The view gets a copy: what is later changed in place must be sent again.
        const sent = JSON.stringify(change)
        this.happened.push({ kind: 'setData', bytes: Buffer.byteLength(sent), page: this.route })
        for (const [path, value] of Object.entries(JSON.parse(sent) as Record<string, unknown>)) write(page.data, path, value)
        setTimeout(() => done?.call(page), 16)
      },
    }
    return page
  }

  private call(holder: Record<string, unknown> | null, name: string, argument?: unknown): void {
    const method = holder?.[name]
    if (typeof method === 'function') method.call(holder, argument)
  }

  private require(file: string): unknown {
    const known = this.modules.get(file)
    if (known) return known.exports
    const module: { exports: unknown } = { exports: {} }
    this.modules.set(file, module)
    const code = readFileSync(file, 'utf8')
    const options = { filename: relative(distFolder, file), displayErrors: false }
    const load = vm.runInContext(`(function (module, exports, require) {${code}\n})`, this.context, options) as (
      module: object,
      exports: unknown,
      require: (name: string) => unknown,
    ) => void
    load.call(undefined, module, module.exports, (name) => this.require(this.found(file, name)))
    return module.exports
  }

  private found(from: string, name: string): string {
    const base = name.startsWith('/') ? join(distFolder, name) : resolve(dirname(from), name)
    const file = [base, `${base}.js`, join(base, 'index.js')].find((candidate) => existsSync(candidate) && candidate.endsWith('.js'))
    if (!file) throw new Error(`${relative(distFolder, from)} requires ${name}, which is not in the package`)
    return file
  }
}
