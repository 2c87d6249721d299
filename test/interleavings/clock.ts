interface Timer {
  due: number
  act: () => void
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The phone's time. It stands still until it is moved, and with it everything that the app does later. */
export class Clock {
  #timers = new Map<number, Timer>()
  #made = 0

  constructor(public ms: number) {}

  /** From now on the clock of everything in this context. */
  install(): void {
    const setTimeout = (act: (...given: unknown[]) => void, wait = 0, ...given: unknown[]) => {
      this.#made += 1
      this.#timers.set(this.#made, { due: this.ms + wait, act: () => act(...given) })
      return this.#made
    }
    Object.assign(globalThis, { setTimeout, clearTimeout: (id: number) => this.#timers.delete(id) })
    Date.now = () => this.ms
  }

  /** What is due by now is begun. Returns whether anything was. */
  strike(): boolean {
    const due = [...this.#timers].filter(([, timer]) => timer.due <= this.ms)
    for (const [id, { act }] of due) if (this.#timers.delete(id)) act()
    return due.length > 0
  }

  /** Everything that is to be done by now is done. */
  async settle(): Promise<void> {
    for (;;) {
      await turn()
      if (!this.strike()) return
    }
  }

  async advance(ms: number): Promise<void> {
    const end = this.ms + ms
    for (;;) {
      const next = Math.min(...[...this.#timers.values()].map(({ due }) => due), end)
      this.ms = Math.max(this.ms, next)
      await this.settle()
      if (this.ms >= end) return
    }
  }

  /** What was to be done later is forgotten, as when an app is killed. */
  forget(): void {
    this.#timers.clear()
  }
}
