import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningBackend {
  origin: string
  /** A file with everything it has printed, which is where a demo's sign-in codes appear. */
  log: string
  stop(): Promise<void>
}

const root = join(__dirname, '..', '..')

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

/**
 * The real thing as a process of its own: its own port and its own data folder, gone when it stops.
 * TEST_DEMO_DATA may name a folder that was filled before; it is copied, which is faster than living through 18 months again.
 */
export async function startBackend(dataFolder?: string): Promise<RunningBackend> {
  const data = dataFolder ?? mkdtempSync(join(tmpdir(), 'member-center-data-'))
  const filled = process.env.TEST_DEMO_DATA
  if (filled && !dataFolder) cpSync(filled, data, { recursive: true })
  const log = `${data}.log`
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'test', MEMBER_CENTER_SKIP_BUILD: '1', MEMBER_CENTER_DATA: data, PORT: String(port), DATABASE_URL: '', MEMBER_CENTER_TRUSTED_PROXIES: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server was not ready after 3 minutes:\n${output}`)), 180_000)
    const listen = (chunk: Buffer) => {
      output += chunk
      appendFileSync(log, chunk)
      if (!/^ready/m.test(output)) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the server ended with code ${code}:\n${output}`))
    })
  })
  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.kill('SIGTERM')
    await gone
    clearTimeout(timer)
    rmSync(log, { force: true })
    if (!dataFolder) rmSync(data, { recursive: true, force: true })
  }
  try {
    await ready
  } catch (failure) {
    await stop()
    throw failure
  }
  return { origin: `http://127.0.0.1:${port}`, log, stop }
}
