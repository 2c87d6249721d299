import { rewards } from '../../brand/rewards'
import { ruleVersions } from '../../brand/rules'
import { tasks } from '../../brand/tasks'
import { buildApp } from '../../server/app'
import { readConfig } from '../../server/config'
import { idsAt, machineClock } from '../../server/context'
import type { Context } from '../../server/context'
import type { Database } from '../../server/database'
import { demoProvider } from '../../server/identity/demo'
import { phoneProvider } from '../../server/identity/phone'
import { wechatProvider } from '../../server/identity/wechat'
import { wechatPhoneProvider } from '../../server/identity/wechat-phone'

const secret = 'a secret for benchmarks, thirty-two characters'

/** The real backend over a database, without the limits that would end a benchmark after its first second. */
export async function benchApp({ db, engine }: Database) {
  const unlimited = { all: 1e9, sessions: 1e9, phoneCodes: 1e9 }
  const now = machineClock
  const context: Context = {
    db,
    engine,
    config: { ...readConfig({ DATABASE_URL: 'given', MEMBER_CENTER_SECRET: secret, MEMBER_CENTER_DEMO: '0' }), limits: unlimited, logLevel: 'error' },
    rules: ruleVersions,
    tasks,
    rewards,
    providers: { wechat: wechatProvider(null), phone: phoneProvider({ db, secret, now }), demo: demoProvider(false), wechatPhone: wechatPhoneProvider(null, now), sms: null },
    messenger: null,
    now,
    newId: idsAt(now),
    print: () => {},
  }
  return { app: await buildApp(context), context }
}
