export default async function teardown(): Promise<void> {
  await globalThis.runningBackend?.stop()
  globalThis.runningBackend = undefined
}
