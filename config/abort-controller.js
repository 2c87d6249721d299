// Mini-programs have no AbortController; the query library makes one per request and stops silently without it.
class AbortSignal {
  constructor() {
    this.aborted = false
    this.reason = undefined
    this.listeners = []
  }

  addEventListener(type, listener) {
    if (type === 'abort') this.listeners.push(listener)
  }

  removeEventListener(type, listener) {
    this.listeners = this.listeners.filter((other) => other !== listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
}

export class AbortController {
  constructor() {
    this.signal = new AbortSignal()
  }

  abort(reason) {
    const { signal } = this
    if (signal.aborted) return
    signal.aborted = true
    signal.reason = reason || Object.assign(new Error('aborted'), { name: 'AbortError' })
    for (const listener of signal.listeners.splice(0)) listener.call(signal, { type: 'abort', target: signal })
  }
}
