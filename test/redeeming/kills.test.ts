import { Clock } from '../interleavings/clock'
import { Backend } from '../server/backend'
import type { Session } from '../server/backend'
import { rehearse } from '../server/undone'
import { flows, hadId, meanwhiles } from './flow'
import type { Flow, Meanwhile } from './flow'
import { brokenLaws, keptOf, stockOf } from './kept'
import { Server } from './server'
import { Trial, fates } from './trial'
import type { Fate, Kill, Outcome } from './trial'
import { asUsual, deedsOf, installIn, prepareMembers, seenBy, startMs } from './world'

let server: Server
let member: Session
let clock: Clock
let killed = 0

async function live(flow: Flow, fate: Fate, meanwhile: Meanwhile, kill: Kill): Promise<Trial> {
  server.restart()
  if (flow.had) {
    const { rewardId, price, reserve } = flow.had
    const body = { redemptionId: hadId, rewardId, pricePoints: price, priceFen: 0, delivery: null, reserve }
    expect((await server.ask({ method: 'POST', path: '/v1/me/redemptions', memberId: member.subjectId, key: 'had before', body })).status).toBe(201)
  }
  const trial = new Trial(server, clock, member, flow, kill)
  await judge(flow, trial, await trial.live(fate, () => meanwhiles[meanwhile](server)))
  return trial
}

/** Done once and whole, or not at all; and the phone says which, and keeps nothing of it. */
async function judge(flow: Flow, { handset, network }: Trial, outcome: Outcome): Promise<void> {
  const kept = await server.read('kept', null, (tx) => keptOf(tx, member.subjectId))
  const stock = await server.read('stock', null, stockOf)
  const ids = [...new Set(network.sent.map(({ asked }) => JSON.stringify([asked.path, asked.body])))]
  const heard = network.sent.find((flight) => flight.heard && flight.heard.status < 500)?.heard
  expect(ids.length).toBeLessThanOrEqual(1)
  expect([...kept.broken, ...(await server.read('laws', null, (tx) => brokenLaws(tx, member.subjectId)))]).toEqual([])
  expect(Object.values(stock).filter(({ taken, held }) => taken !== held || taken < 0)).toEqual([])
  expect(handset.leftovers).toEqual([])
  const done = flow.isDone(kept)
  // Killed before it was stored it was never wanted; killed after its answer came it is shown by the next screen.
  if (outcome.is === 'forgotten') expect([heard?.status === 201, ids.length > 0]).toEqual([done, heard !== undefined])
  else expect(outcome.is).toBe(done ? 'done' : 'refused')
}

describe('an app that is killed at any await of a write, with what becomes of its request, and of the world meanwhile', () => {
  let end: () => void = () => {}
  let rehearsed: Promise<void>
  beforeAll(async () => {
    clock = new Clock(startMs)
    await new Promise<void>((resolve, reject) => {
      let members: Session[] = []
      rehearsed = rehearse(Backend, async (backend) => void (members = await prepareMembers(backend)), async (rehearsal) => {
        ;[member] = members
        server = await Server.open(rehearsal, asUsual, deedsOf(rehearsal, members), installIn(rehearsal), seenBy)
        clock.install()
        resolve()
        await new Promise<void>((stop) => (end = stop))
      })
      rehearsed.catch(reject)
    })
  }, 120_000)
  afterAll(async () => {
    end()
    await rehearsed
    if (process.env.REDEEMING_TOLD) process.stderr.write(`${killed} kills, ${server.answered} requests answered\n`)
  })

  const cases = Object.keys(flows).flatMap((name) => (Object.keys(fates) as Fate[]).map((fate) => [name, fate] as const))
  it.each(cases)('%s, and %s: done once or not at all, and known', async (name, fate) => {
    const flow = flows[name]
    for (const meanwhile of flow.meanwhiles) {
      const whole = await live(flow, fate, meanwhile, null)
      const kills: Kill[] = [...whole.moments.map((turn) => ({ turn })), ...Array.from({ length: whole.effects }, (_, before) => ({ effect: before + 1 }))]
      // A tap and an answer have about ten awaits between them.
      expect(whole.moments.length).toBeGreaterThan(10)
      for (const kill of kills) {
        killed += 1
        await live(flow, fate, meanwhile, kill).catch((failure: Error) => {
          throw Object.assign(failure, { message: `${meanwhile}, killed at ${JSON.stringify(kill)}: ${failure.message}` })
        })
      }
    }
  }, 120_000)
})
