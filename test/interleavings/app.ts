import type { QueryObserver, QueryObserverOptions } from '@tanstack/react-query'
import type { CheckIn } from '../../src/state/check-in'
import type { StampedHome } from '../../src/state/home'
import type { TaskBoard } from '../../src/state/tasks'
import { readStored } from '../../src/platform/storage'

type Parts = typeof import('../../src/state/check-in') & typeof import('../../src/state/tasks') & typeof import('../../src/state/home')
  & typeof import('../../src/state/query-client') & typeof import('../../src/state/session') & typeof import('../../src/api/session')

// Packages keep nothing of a person, so they need not be loaded again whenever the app is started; all of src is.
Object.assign(globalThis, { API_ORIGIN: '' })
// A phone is not a server, which packages tell by this.
Object.assign(globalThis, { window: globalThis })
const packages = ['@tarojs/taro', '@tanstack/react-query', 'axios', 'react', 'zustand', 'zustand/vanilla', 'nanoid/non-secure']
for (const name of packages) {
  const actual: unknown = jest.requireActual(name)
  jest.doMock(name, () => actual)
}
Reflect.deleteProperty(globalThis, 'window')
const { QueryObserver: Observer } = jest.requireActual<{ QueryObserver: typeof QueryObserver }>('@tanstack/react-query')

/** Loaded, and at rest: but for its session and its queries it remembers nothing. */
const loaded: Parts[] = []

function load(): Parts {
  let parts: Parts | undefined
  jest.isolateModules(() => {
    parts = {
      ...jest.requireActual<Parts>('../../src/state/check-in'),
      ...jest.requireActual<Parts>('../../src/state/tasks'),
      ...jest.requireActual<Parts>('../../src/state/home'),
      ...jest.requireActual<Parts>('../../src/state/query-client'),
      ...jest.requireActual<Parts>('../../src/state/session'),
      ...jest.requireActual<Parts>('../../src/api/session'),
    }
  })
  return parts!
}

/** What a page shows of the server, by where it is asked. */
interface Answers {
  '/me/home': StampedHome
  '/me/check-in': CheckIn
  '/me/tasks': TaskBoard
}
export type Source = keyof Answers
export type Page = 'home' | 'tasks'
const sources: Record<Page, Source[]> = { home: ['/me/home'], tasks: ['/me/check-in', '/me/tasks'] }

/** The app from its start to its end: memory of its own, on the phone's storage. */
export class App {
  readonly parts = loaded.pop() ?? load()
  #open = new Map<Source, { observer: QueryObserver; close: () => void }>()
  #leave: () => void

  constructor(pages: readonly Page[]) {
    const { sessionStore, queryClient, appShown } = this.parts
    sessionStore.setState(readStored('session') ?? { session: null, renewal: null })
    queryClient.mount()
    appShown()
    // Screens move on to whoever is signed in, a moment later as React does.
    this.#leave = sessionStore.subscribe(() => queueMicrotask(() => this.#open.forEach(({ observer }, source) => observer.setOptions(this.#optionsOf(source)))))
    pages.forEach((page) => this.open(page))
  }

  #optionsOf(source: Source): QueryObserverOptions {
    const { homeQuery, checkInQuery, tasksQuery, subjectId, signedInAs } = this.parts
    const options = { '/me/home': homeQuery, '/me/check-in': checkInQuery, '/me/tasks': tasksQuery }[source](subjectId())
    return { ...options, enabled: source === '/me/home' || signedInAs()?.role === 'member' } as unknown as QueryObserverOptions
  }

  open(page: Page): void {
    for (const source of sources[page]) {
      if (this.#open.has(source)) continue
      const observer = new Observer(this.parts.queryClient, this.#optionsOf(source))
      this.#open.set(source, { observer, close: observer.subscribe(() => {}) })
    }
  }

  /** Opened, or closed when another stays open. */
  turn(page: Page): void {
    if (!this.pages.includes(page)) this.open(page)
    else if (this.pages.length > 1) this.close(page)
  }

  close(page: Page): void {
    for (const source of sources[page]) {
      this.#open.get(source)?.close()
      this.#open.delete(source)
    }
  }

  get pages(): Page[] {
    return (['home', 'tasks'] as const).filter((page) => this.#open.has(sources[page][0]))
  }

  get sources(): Source[] {
    return [...this.#open.keys()]
  }

  /** What the screen has of it, and the failure that it says it has met. */
  shown<S extends Source>(source: S): { data?: Answers[S]; error: Error | null } {
    const { data, error } = this.#open.get(source)?.observer.getCurrentResult() ?? { error: null }
    return { data: data as Answers[S] | undefined, error }
  }

  summary(source: Source) {
    return source === '/me/home' ? this.shown(source).data?.home.checkIn : source === '/me/check-in' ? this.shown(source).data?.summary : undefined
  }

  /** Nothing in memory outlives it; when something was under way, it is not even loaded again. */
  die(atRest: boolean): void {
    this.#leave()
    for (const page of this.pages) this.close(page)
    this.parts.queryClient.unmount()
    this.parts.queryClient.clear()
    if (atRest) loaded.push(this.parts)
  }
}
