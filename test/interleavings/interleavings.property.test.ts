import { fc, seed } from '../random'
import type { Session } from '../../src/api/session'
import { Backend } from '../server/backend'
import { rehearse } from '../server/undone'
import { seen } from './comparison'
import { eveningMs, prepareMembers } from './members'
import { Server } from './server'
import { interleaving } from './steps'
import { Story } from './story'

const runs = Number(process.env.INTERLEAVINGS_RUNS ?? 10_000)
const path = process.env.INTERLEAVINGS_PATH

it(`${runs} interleavings of taps, answers, failures, rollbacks and restarts: at rest the screen is what the server says, and a day counts once`, async () => {
  let members: Session[] = []
  let place = 0
  const prepare = async (backend: Backend) => {
    members = await prepareMembers(backend)
    backend.clock.ms = eveningMs
  }
  await rehearse(Backend, prepare, async (rehearsal) => {
    const server = new Server(rehearsal, eveningMs)
    const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(
      fc.asyncProperty(interleaving, async (plan) => {
        // One in a hundred asks the server everything anew.
        server.remembers = (place += 1) % 100 > 0
        await server.restart()
        await new Story(server, { first: members[plan.first], second: members[plan.second] }, plan).live()
      }),
      { numRuns: runs, seed, path, endOnFailure: Boolean(process.env.FAULT) },
    )
    if (failed && counterexample) {
      const [{ steps, ...rest }] = counterexample
      const told = [JSON.stringify(rest), ...steps.map((step, at) => `${at + 1}. ${JSON.stringify(step)}`)]
      const again = `SEED=${seed} INTERLEAVINGS_PATH=${counterexamplePath} npx jest --selectProjects interleavings --forceExit`
      throw new Error(`${String(errorInstance)}\n${told.join('\n')}\nThis interleaving again: ${again}`, { cause: errorInstance })
    }
    if (process.env.INTERLEAVINGS_TOLD) process.stderr.write(`${JSON.stringify([...seen])} ${server.asked}\n`)
    if (runs < 1000 || path) return
    // Interleavings in which nothing happens prove nothing.
    const rare = ['ten taps', 'a make-up', 'a claim', 'a tap that failed', 'an answer lost after it was done', 'an answer that another has overtaken', 'killed with a write under way', 'midnight with a write under way', 'a key that came again', 'sure at rest']
    expect(rare.filter((what) => (seen.get(what) ?? 0) < runs / 50)).toEqual([])
  })
}, 1_800_000)
