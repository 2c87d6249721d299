/**
 * npm run explore: the random tests with one new seed after the other, until one fails or you have seen enough (Ctrl+C).
 * npm test starts them from one seed; this is how the others are looked at. Words choose: `npm run explore -- history`.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const suites = [
  { name: 'loyalty', args: ['loyalty'] },
  { name: 'interleavings', args: ['interleavings'] },
  { name: 'redeeming', args: ['redeeming'] },
  { name: 'history', args: ['server', '--testPathPatterns', 'server/history'] },
  { name: 'tasks', args: ['server', '--testPathPatterns', 'server/tasks.property'] },
  { name: 'board', args: ['server', '--testPathPatterns', 'server/leaderboard.property'] },
  { name: 'merges', args: ['server', '--testPathPatterns', 'server/merge.property'] },
  { name: 'midnights', args: ['server', '--testPathPatterns', 'server/midnights'] },
]
const words = process.argv.slice(2)
const chosen = suites.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
if (chosen.length === 0) throw new Error(`nothing is called ${words.join(' or ')}: ${suites.map(({ name }) => name).join(', ')}`)

for (let round = 1; ; round += 1) {
  const seed = String((Date.now() ^ process.pid) >>> 1)
  for (const { name, args } of chosen) {
    const started = Date.now()
    const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '--selectProjects', ...args, '--runInBand', '--forceExit', '--silent'], {
      cwd: join(__dirname, '..'),
      env: { ...process.env, SEED: seed },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    console.log(`${status === 0 ? 'held  ' : 'FAILED'} round ${round}, SEED=${seed}, ${name}, ${((Date.now() - started) / 1000).toFixed(0)} s`)
    if (status !== 0) process.exit(1)
  }
}
