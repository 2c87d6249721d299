import { startBackend, type RunningBackend } from './running'

declare global {
  var runningBackend: RunningBackend | undefined
}

/** One backend for all files of a jest run. Tests in other contexts of this process reach it by its address. */
export default async function setup(): Promise<void> {
  globalThis.runningBackend ??= await startBackend()
  process.env.TEST_BACKEND = globalThis.runningBackend.origin
  process.env.TEST_BACKEND_LOG = globalThis.runningBackend.log
}
