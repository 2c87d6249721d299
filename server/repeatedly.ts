import type { Context } from './context'

/** At once and then every so often; the jitter keeps several servers from doing it at the same moment. Returns what stops it. */
export function repeatedly(context: Context, everyMs: number, work: (context: Context) => Promise<unknown>, onError: (error: unknown) => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown>
  const later = () => {
    const jitter = (parseInt(context.newId().slice(-6), 16) / 0xffffff) * 0.2
    timer = setTimeout(run, everyMs * (0.9 + jitter))
    timer.unref()
  }
  const run = () => {
    running = work(context).catch(onError).finally(later)
  }
  run()
  return async () => {
    clearTimeout(timer)
    await running
    clearTimeout(timer)
  }
}
