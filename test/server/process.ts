import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** The server as a process of its own, the way it is started in earnest. */
export class ServerProcess {
  static readonly #running = new Set<ServerProcess>()

  /** For after a test that failed half-way. */
  static async killAll(): Promise<void> {
    await Promise.all([...ServerProcess.#running].map((server) => server.kill('SIGKILL')))
  }

  output = ''
  errors = ''
  readonly child: ChildProcess
  readonly ended: Promise<number | null>

  constructor(env: Record<string, string>) {
    const clean = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR }
    this.child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env: { ...clean, ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child.stdout?.on('data', (chunk) => (this.output += chunk))
    this.child.stderr?.on('data', (chunk) => (this.errors += chunk))
    ServerProcess.#running.add(this)
    this.ended = new Promise((resolve) => this.child.on('exit', resolve))
    void this.ended.then(() => ServerProcess.#running.delete(this))
  }

  /** Waits until a line with this has been printed. */
  async said(words: string): Promise<void> {
    const end = this.ended.then(() => 'end')
    while (!this.output.includes(words)) {
      const pause = new Promise((resolve) => setTimeout(resolve, 10))
      if ((await Promise.race([pause, end])) === 'end' && !this.output.includes(words)) throw new Error(`the server ended before it said "${words}": ${this.output}${this.errors}`)
    }
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal)
    return this.ended
  }
}
