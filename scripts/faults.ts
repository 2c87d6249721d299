/**
 * npm run faults: plants one mistake after the other and runs the tests that must notice it. One that nobody notices is a
 * missing test. The working tree is not touched: the mistake is in what jest reads. Words choose faults: `npm run faults -- cap`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faults } from '../test/faults/faults'
import type { Fault } from '../test/faults/faults'
import { whyNotPostgres } from './postgres-probe'

const root = join(__dirname, '..')
const notes = mkdtempSync(join(tmpdir(), 'member-center-faults-'))

function mustBeThere({ name, file, changes }: Fault): void {
  const source = readFileSync(join(root, file), 'utf8')
  for (const [found] of changes) {
    const times = source.split(found).length - 1
    if (times !== 1) throw new Error(`the fault "${name}" is looked for in ${file} and found ${times} times: ${found}`)
  }
}

/** The first test that failed; null when the tests passed. A test file that cannot even be loaded notices nothing. */
async function caughtBy(fault: Fault): Promise<string | null> {
  const counts = join(notes, 'counts.json')
  const { file, changes, project, titles } = fault
  const command = ['node_modules/jest/bin/jest.js', '--selectProjects', project, '--testPathPatterns', fault.caughtBy, '--runInBand', '--forceExit', '--json', `--outputFile=${counts}`]
  if (titles) command.push('-t', titles)
  const env = { ...process.env, FAULT: JSON.stringify({ file, changes }), TEST_ENGINE: fault.postgres ? 'postgres' : 'pglite' }
  rmSync(counts, { force: true })
  await new Promise((resolve) => spawn(process.execPath, command, { cwd: root, env, stdio: 'ignore' }).on('close', resolve))
  const told = JSON.parse(readFileSync(counts, 'utf8')) as { testResults: { assertionResults: { fullName: string; status: string }[] }[] }
  const failed = told.testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed')
  return failed?.fullName ?? null
}

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const chosen = faults.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
  chosen.forEach(mustBeThere)
  const named = process.env.TEST_DATABASE_URL
  const whyNot = named ? null : await whyNotPostgres(new URL('postgres://postgres@127.0.0.1:5432/postgres'), 2000)
  if (!named && !whyNot) process.env.TEST_DATABASE_URL = 'postgres://postgres@127.0.0.1:5432/postgres'
  const survivors: string[] = []
  for (const fault of chosen) {
    if (fault.postgres && whyNot) {
      console.log(`not run  ${fault.name}: no PostgreSQL (${whyNot})`)
      continue
    }
    const started = Date.now()
    const title = await caughtBy(fault)
    if (title === null) survivors.push(fault.name)
    console.log(`${title === null ? 'SURVIVED' : 'caught  '} ${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${fault.name}: ${title ?? `nothing in ${fault.caughtBy}`}`)
  }
  rmSync(notes, { recursive: true, force: true })
  console.log(`${chosen.length} faults, ${survivors.length} survived`)
  process.exitCode = survivors.length > 0 || chosen.length === 0 ? 1 : 0
}

void main()
