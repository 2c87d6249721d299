/**
 * npm test: every proof, two at a time and one that mostly waits, each with its seconds. Nothing stops at the first failure but what needs a build.
 * Names on the command line choose steps: `npm test -- lint screens`.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { whyNotPostgres } from './postgres-probe'

interface Step {
  name: string
  command: string[]
  env?: Record<string, string>
  /** Steps that must have passed before. */
  needs?: string[]
  /** jest writes its counts here. */
  counts?: string
  /** Mostly waits for something, so it runs beside the two that work. */
  waits?: boolean
}

interface Outcome {
  state: 'passed' | 'failed' | 'not run'
  passed: number
  failed: number
  seconds: number
  note: string
}

const root = join(__dirname, '..')
const notes = mkdtempSync(join(tmpdir(), 'member-center-test-'))
const demoData = join(notes, 'demo-data')
const onDemoData = { TEST_DEMO_DATA: demoData }
const tsx = 'node_modules/tsx/dist/cli.mjs'
const minutes = 60_000
// A build and a test share two cores well; more at once only slow each other down.
const atOnce = Math.min(2, availableParallelism())
// Only a step that hangs gets here; a slow machine may take its time.
const stepLimit = 45 * minutes

function jest(name: string, projects: string[], { extra = [], ...more }: Partial<Step> & { extra?: string[] } = {}): Step {
  const counts = join(notes, `${name.replace(/\W+/g, '-')}.json`)
  // An in-process database may keep its thread a while; what counts has been counted by then.
  const command = ['node_modules/jest/bin/jest.js', '--selectProjects', ...projects, '--runInBand', '--forceExit', '--json', `--outputFile=${counts}`, ...extra]
  return { name, counts, command, ...more }
}

/** In the order they are started, as far as their needs allow: what the most waits for comes first. */
const steps: Step[] = [
  { name: 'build h5', command: [tsx, 'scripts/build.ts', 'h5'] },
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'] },
  // Three steps meet a backend with the demo's people; they live their months once, and are copied.
  { name: 'first start', command: [tsx, 'test/backend/fill.ts', demoData] },
  { name: 'build weapp', command: [tsx, 'scripts/build.ts', 'weapp'] },
  jest('browser', ['browser'], { needs: ['build h5', 'first start'], env: onDemoData, waits: true }),
  {
    name: 'rooms',
    command: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...['contract', 'loyalty', 'brand', 'src', 'server', 'config', 'scripts', 'test'],
      ...['--config', '.dependency-cruiser.cjs'],
    ],
  },
  { name: 'contract drift', command: [tsx, 'scripts/contract.ts', '--check'] },
  { name: 'database types drift', command: [tsx, 'scripts/database-types.ts', '--check'] },
  jest('units', ['loyalty', 'text', 'rooms']),
  // Twenty starts of a real process: long enough to be a step of its own.
  jest('server killed, PGlite', ['server'], { env: { TEST_ENGINE: 'pglite' }, extra: ['--testPathPatterns', 'server/(redemption-)?kill'] }),
  jest('20,000 histories, PGlite', ['server'], { env: { TEST_ENGINE: 'pglite' }, extra: ['--testPathPatterns', 'server/history'] }),
  jest('10,000 interleavings', ['interleavings']),
  jest('20,000 histories of redeeming', ['redeeming'], { extra: ['--testPathPatterns', 'redeeming/histories'] }),
  jest('redeeming killed at every await', ['redeeming'], { extra: ['--testPathIgnorePatterns', 'redeeming/histories'] }),
  { name: 'planted faults', command: [tsx, 'scripts/faults.ts'] },
  jest('server on PGlite', ['server'], { env: { TEST_ENGINE: 'pglite' }, extra: ['--testPathIgnorePatterns', 'server/((redemption-)?kill|history)'] }),
  jest('screens', ['screens'], { needs: ['first start'], env: onDemoData }),
  jest('weapp logic layer', ['weapp'], { needs: ['build weapp', 'first start'], env: onDemoData, waits: true }),
  { name: 'size', command: [tsx, 'scripts/size.ts'], needs: ['build h5', 'build weapp'] },
]

async function postgresStep(): Promise<Step | string> {
  const named = process.env.TEST_DATABASE_URL
  const url = named || 'postgres://postgres@127.0.0.1:5432/postgres'
  const whyNot = named ? null : await whyNotPostgres(new URL(url), 2000)
  if (whyNot) return `no PostgreSQL at 127.0.0.1:5432 (${whyNot})`
  return jest('server on PostgreSQL', ['server'], { env: { TEST_ENGINE: 'postgres', TEST_DATABASE_URL: url } })
}

/** A step's process leads a group of its own, so that its servers and browsers go with it. */
const running = new Set<ChildProcess>()
function kill(child: ChildProcess): void {
  try {
    if (process.platform !== 'win32' && child.pid) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It ended by itself in this very moment.
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    running.forEach(kill)
    process.exit(1)
  })
}

function run(step: Step): Promise<Outcome> {
  const started = Date.now()
  console.log(`… ${step.name}`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.command, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const timer = setTimeout(() => {
      output += `\nout of time after ${stepLimit / minutes} minutes`
      kill(child)
    }, stepLimit)
    running.add(child)
    child.on('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      const seconds = (Date.now() - started) / 1000
      const { passed, failed } = step.counts ? countsOf(step.counts, code) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
      const state = failed === 0 ? 'passed' : 'failed'
      console.log(`${failed === 0 ? '✓' : '✗'} ${step.name}, ${seconds.toFixed(1)} s`)
      if (failed > 0) console.log(`${output.trim()}\n`)
      resolve({ state, passed, failed, seconds, note: step.counts ? `${passed} tests` : '' })
    })
  })
}

/** A jest that ends badly without a failed test (it could not load one) is one failure too. */
function countsOf(file: string, code: number | null): { passed: number; failed: number } {
  try {
    const told = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number }
    const failed = told.numFailedTests + told.numRuntimeErrorTestSuites
    return { passed: told.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const kindOf = (step: Step) => (step.waits ? 'waiting' : 'working')

async function runAll(waiting: Step[], outcomes: Map<string, Outcome>): Promise<void> {
  const chosen = new Set(waiting.map(({ name }) => name))
  const passed = (name: string) => !chosen.has(name) || outcomes.get(name)?.state === 'passed'
  const tasks = new Map<string, Promise<void>>()
  const atWork = { waiting: 0, working: 0 }
  while (waiting.length > 0 || tasks.size > 0) {
    for (const step of [...waiting]) {
      const broken = step.needs?.find((name) => chosen.has(name) && outcomes.has(name) && !passed(name))
      if (broken) {
        waiting.splice(waiting.indexOf(step), 1)
        console.log(`✗ ${step.name}: ${broken} failed`)
        outcomes.set(step.name, { state: 'failed', passed: 0, failed: 1, seconds: 0, note: `${broken} failed` })
      } else if (atWork[kindOf(step)] < (step.waits ? 1 : atOnce) && (step.needs ?? []).every(passed)) {
        waiting.splice(waiting.indexOf(step), 1)
        atWork[kindOf(step)] += 1
        tasks.set(step.name, run(step).then((outcome) => {
          outcomes.set(step.name, outcome)
          atWork[kindOf(step)] -= 1
          tasks.delete(step.name)
        }))
      }
    }
    await Promise.race(tasks.values())
  }
}

async function main(): Promise<void> {
  const started = Date.now()
  const asked = process.argv.slice(2)
  const outcomes = new Map<string, Outcome>()
  const postgres = await postgresStep()
  if (typeof postgres === 'string') {
    console.log(`not run: server on PostgreSQL, ${postgres}`)
    outcomes.set('server on PostgreSQL', { state: 'not run', passed: 0, failed: 0, seconds: 0, note: postgres })
  } else steps.splice(steps.findIndex(({ name }) => name === 'screens'), 0, postgres)

  await runAll(steps.filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word))), outcomes)
  rmSync(notes, { recursive: true, force: true })

  console.log('')
  for (const [name, { state, seconds, note }] of outcomes) {
    console.log(`${state.padEnd(8)} ${name.padEnd(24)} ${`${seconds.toFixed(1)} s`.padStart(9)}  ${note}`)
  }
  const sum = (count: 'passed' | 'failed') => [...outcomes.values()].reduce((total, outcome) => total + outcome[count], 0)
  console.log(`${((Date.now() - started) / minutes).toFixed(1)} minutes`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
}

void main()
