import type { Session } from '../../src/api/session'
import { taroAt } from './handset'
import type { Handset, Seat } from './handset'

type Parts = typeof import('../../src/state/redemptions') & typeof import('../../src/state/redemption-records') & typeof import('../../src/state/query-client') & typeof import('../../src/state/session') & typeof import('../../src/api/session') & typeof import('../../src/api/problem')

// Packages keep nothing of a person, so they need not be loaded again whenever the app is started; all of src is.
Object.assign(globalThis, { API_ORIGIN: '' })
// A phone is not a server, which packages tell by this.
Object.assign(globalThis, { window: globalThis })
for (const name of ['@tanstack/react-query', 'axios', 'react', 'zustand', 'zustand/vanilla', 'nanoid/non-secure']) {
  const actual: unknown = jest.requireActual(name)
  jest.doMock(name, () => actual)
}
Reflect.deleteProperty(globalThis, 'window')

interface Loaded {
  parts: Parts
  at: { seat: Seat }
}

/** Loaded, and at rest: but for its session and its queries it remembers nothing. */
const rested: Loaded[] = []

function load(seat: Seat): Loaded {
  const at = { seat }
  let parts: Parts | undefined
  jest.isolateModules(() => {
    jest.doMock('@tarojs/taro', () => ({ __esModule: true, ...taroAt(at) }))
    parts = {
      ...jest.requireActual<Parts>('../../src/state/redemptions'),
      ...jest.requireActual<Parts>('../../src/state/redemption-records'),
      ...jest.requireActual<Parts>('../../src/state/query-client'),
      ...jest.requireActual<Parts>('../../src/state/session'),
      ...jest.requireActual<Parts>('../../src/api/session'),
      ...jest.requireActual<Parts>('../../src/api/problem'),
    }
  })
  return { parts: parts!, at }
}

/** The app from its start to its end: memory of its own, on the phone's storage. */
export class App {
  readonly #loaded: Loaded
  readonly seat: Seat

  constructor(handset: Handset, carry: Seat['carry'], lastEffect = Infinity) {
    this.seat = { handset, carry, alive: true, effects: 0, lastEffect }
    this.#loaded = rested.pop() ?? load(this.seat)
    this.#loaded.at.seat = this.seat
    const kept = handset.storage.get('mc:session')
    this.parts.sessionStore.setState(kept ? (JSON.parse(kept) as { session: Session; renewal: null }) : { session: null, renewal: null })
  }

  get parts(): Parts {
    return this.#loaded.parts
  }

  get alive(): boolean {
    return this.seat.alive
  }

  /** Nothing that it does from here on leaves it. */
  kill(): void {
    this.seat.alive = false
  }

  /** Ended with nothing under way: it may be started again without being loaded. */
  rest(): void {
    this.kill()
    this.parts.queryClient.clear()
    rested.push(this.#loaded)
  }
}
