import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { rewards } from '../brand/rewards'
import { ruleVersions } from '../brand/rules'
import { tasks } from '../brand/tasks'
import { buildApp } from './app'
import { mustBeGiveable } from './cards/soundness'
import { readConfig } from './config'
import type { Config } from './config'
import { idsAt, machineClock } from './context'
import type { Context } from './context'
import { openFolder, openPostgres } from './database'
import { demoFilledAt, withAnnouncement } from './demo/announcement'
import { withPassingTasks } from './demo/passing-tasks'
import { seedDemo } from './demo/seed'
import { demoProvider } from './identity/demo'
import { phoneProvider } from './identity/phone'
import { printedSms } from './identity/sms'
import { wechatProvider } from './identity/wechat'
import { wechatPhoneProvider } from './identity/wechat-phone'
import { sealOldEntries } from './ledger/seal'
import { countBoards, keptFor } from './leaderboard'
import { upkeepHourly } from './ledger/upkeep'
import { migrate } from './migrate'
import { keepRuleVersions, mustBeSound } from './rule-versions'
import { remind } from './reminders'
import { tellOfReservations } from './redemption-notices'
import { lapseReservations } from './rewards/in-time'
import { mustBeRedeemable, mustBeSellable } from './rewards/soundness'
import { repeatedly } from './repeatedly'
import { StartupError } from './startup-error'
import { wechatMessenger } from './wechat-messages'

export interface Running {
  app: FastifyInstance
  context: Context
  origin: string
  close(): Promise<void>
}

interface Means {
  print(line: string): void
  h5Folder?: string
}

const portTaken = (port: number) => new StartupError(`Port ${port} is taken by another program; choose another with PORT.`)

/** Asked before anything is written: filling the database only to find the port taken would be a pity. */
function mustBeFree({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? portTaken(port) : new StartupError(`The server cannot listen on ${host}:${port} (${error.code}).`)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

export async function startServer(env: Record<string, string | undefined>, { print, h5Folder }: Means): Promise<Running> {
  const config = readConfig(env)
  await mustBeFree(config)
  const warnings = mustBeSound(ruleVersions)
  mustBeRedeemable()
  mustBeSellable(rewards, ruleVersions, machineClock())
  const database = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openFolder(config.dataFolder, print)
  try {
    const now = machineClock
    await migrate(database, now)
    await mustBeGiveable(database)
    await sealOldEntries(database)
    const filledAt = config.demo ? await demoFilledAt(database, now()) : null
    const rules = filledAt === null ? ruleVersions : withAnnouncement(ruleVersions, filledAt)
    await keepRuleVersions(database, rules, now())
    for (const warning of warnings) print(`A second look at brand/rules.ts: ${warning}`)
    const context: Context = {
      db: database.db,
      engine: database.engine,
      config,
      rules,
      tasks: filledAt === null ? tasks : withPassingTasks(tasks, filledAt),
      rewards,
      providers: {
        wechat: wechatProvider(config.wechat),
        phone: phoneProvider({ db: database.db, secret: config.secret, now }),
        demo: demoProvider(config.demo),
        wechatPhone: wechatPhoneProvider(config.wechat, now),
        sms: config.demo ? printedSms(print) : null,
      },
      messenger: config.wechat && wechatMessenger(config.wechat, now),
      now,
      newId: idsAt(now),
      print,
    }
    if (config.demo) await seedDemo(context)
    const app = await buildApp(context, { h5Folder })
    await app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? portTaken(config.port) : error
    })
    const stopUpkeep = upkeepHourly(context, (err) => app.log.error({ err }, 'upkeep failed'))
    const stopBoards = repeatedly(context, keptFor, countBoards, (err) => app.log.error({ err }, 'counting boards failed'))
    const stopReminders = repeatedly(context, 5 * 60_000, remind, (err) => app.log.error({ err }, 'reminding failed'))
    const stopReservations = repeatedly(context, 60_000, lapseReservations, (err) => app.log.error({ err }, 'ending reservations failed'))
    const stopTelling = repeatedly(context, 5 * 60_000, tellOfReservations, (err) => app.log.error({ err }, 'telling of reservations failed'))
    const close = async () => {
      await app.close()
      await stopUpkeep()
      await stopBoards()
      await stopReminders()
      await stopReservations()
      await stopTelling()
      await database.close()
    }
    const shownHost = config.host === '0.0.0.0' ? '127.0.0.1' : config.host
    return { app, context, origin: `http://${shownHost}:${config.port}`, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** For whoever starts the server from a terminal: ends cleanly on a signal, and tells in one sentence why it cannot start. */
export async function runServer(means: Means, onReady: (running: Running) => void): Promise<void> {
  try {
    const running = await startServer(process.env, means)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void running.close().then(() => process.exit(0)))
    }
    onReady(running)
  } catch (error) {
    console.error(error instanceof StartupError ? error.message : error)
    process.exit(1)
  }
}

if (require.main === module) {
  const print = (line: string) => console.log(line)
  void runServer({ print }, ({ origin }) => print(`ready ${origin}`))
}
