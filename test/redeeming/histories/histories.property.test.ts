import { fc, seed } from '../../random'
import { Backend } from '../../server/backend'
import type { Session } from '../../server/backend'
import { rehearse } from '../../server/undone'
import { Server } from '../server'
import { asUsual, deedsOf, installIn, prepareMembers, seenBy } from '../world'
import { history } from './steps'
import { Story, seen } from './story'

const runs = Number(process.env.REDEEMING_RUNS ?? 20_000)
const path = process.env.REDEEMING_PATH

it(`${runs} histories of two phones, a server and a brand under ten kinds of faults keep eight invariants`, async () => {
  let members: Session[] = []
  await rehearse(Backend, async (backend) => void (members = await prepareMembers(backend)), async (rehearsal) => {
    const server = await Server.open(rehearsal, asUsual, deedsOf(rehearsal, members), installIn(rehearsal), seenBy)
    const started = process.hrtime.bigint()
    const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(
      fc.asyncProperty(history, (plan) => new Story(server, members, plan).live()),
      { numRuns: runs, seed, path, endOnFailure: Boolean(process.env.FAULT) },
    )
    if (process.env.REDEEMING_TOLD) process.stderr.write(`${JSON.stringify([...seen])} asked ${server.asked}, answered ${server.answered}, ${Number(process.hrtime.bigint() - started) / 1e9} s\n`)
    if (failed && counterexample) {
      const [{ steps, ...rest }] = counterexample
      const told = [JSON.stringify(rest), ...steps.map((step, at) => `${at + 1}. ${JSON.stringify(step)}`)]
      const again = `SEED=${seed} REDEEMING_PATH=${counterexamplePath} npx jest --selectProjects redeeming --testPathPatterns histories --forceExit`
      throw new Error(`${String(errorInstance)}\n${told.join('\n')}\nThis history again: ${again}`, { cause: errorInstance })
    }
    if (runs < 2000 || path) return
    // Histories in which nothing happens prove nothing.
    const faults = ['a request lost', 'an answer lost after it was done', 'a request that came twice', 'a request that nobody waits for', 'killed at an await', 'failed before it was done', 'failed after it was done', 'SESSION_EXPIRED']
    const outcomes = ['PRICE_CHANGED', 'NOT_FOUND', 'OUT_OF_STOCK', 'REDEMPTION_LIMIT', 'NOT_OPEN_YET', 'REWARD_CLOSED', 'INSUFFICIENT_POINTS', 'CANCEL_OVER', 'cancellation done', 'completion done']
    expect([...faults, ...outcomes].filter((what) => (seen.get(what) ?? 0) < runs / 2000)).toEqual([])
  })
}, 1_800_000)
