import { rewards } from '../brand/rewards'
import { ruleVersions } from '../brand/rules'
import { tasks } from '../brand/tasks'
import { readConfig } from '../server/config'
import { idsAt, machineClock } from '../server/context'
import type { Context } from '../server/context'
import { openFolder, openPostgres } from '../server/database'
import { demoProvider } from '../server/identity/demo'
import { phoneProvider } from '../server/identity/phone'
import { wechatProvider } from '../server/identity/wechat'
import { wechatPhoneProvider } from '../server/identity/wechat-phone'
import { migrate } from '../server/migrate'

export function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Opens the database that the server would open, for a script that writes into it. */
export async function whileOpen(act: (context: Context) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const print = (line: string) => void process.stderr.write(`${line}\n`)
  const database = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openFolder(config.dataFolder, print)
  const { db, engine } = database
  const now = machineClock
  const providers = { wechat: wechatProvider(null), phone: phoneProvider({ db, secret: config.secret, now }), demo: demoProvider(false), wechatPhone: wechatPhoneProvider(null, now), sms: null }
  try {
    await migrate(database, now)
    await act({ db, engine, config, rules: ruleVersions, tasks, rewards, providers, messenger: null, now, newId: idsAt(now), print })
  } finally {
    await database.close()
  }
}
