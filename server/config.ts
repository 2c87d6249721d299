import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { StartupError } from './startup-error'

export interface Config {
  production: boolean
  port: number
  host: string
  dataFolder: string
  databaseUrl: string | null
  secret: string
  /** What the online shop's server shows; null: it is let in nowhere. */
  shopSecret: string | null
  demo: boolean
  wechat: { appId: string; appSecret: string } | null
  /** The template of WeChat's message that reminds of checking in. */
  checkInTemplateId: string | null
  /** Proxies in front of the server whose X-Forwarded-For is believed. */
  trustedProxies: number
  logLevel: string
  /** Requests per minute and address. */
  limits: { all: number; sessions: number; phoneCodes: number }
}

type Env = Record<string, string | undefined>

function wholeNumber(env: Env, name: string, fallback: number, max: number): number {
  const text = env[name]
  if (!text) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > max) {
    throw new StartupError(`${name} must be a whole number from 0 to ${max}, but it is "${text}".`)
  }
  return value
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new StartupError(`The data folder ${folder} cannot be written (${code}); choose another with MEMBER_CENTER_DATA.`)
  }
}

/** Outside production a secret is made once and kept in the data folder, so that sessions outlive a restart. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return secret
}

export function readConfig(env: Env): Config {
  const production = env.NODE_ENV === 'production'
  if (production && !env.MEMBER_CENTER_SECRET) {
    throw new StartupError('MEMBER_CENTER_SECRET is missing: production needs a secret of at least 32 characters to sign sessions with.')
  }
  if (env.MEMBER_CENTER_SECRET && env.MEMBER_CENTER_SECRET.length < 32) {
    throw new StartupError('MEMBER_CENTER_SECRET is too short: it needs at least 32 characters.')
  }
  if (env.SHOP_SECRET && !/^\S{32,}$/.test(env.SHOP_SECRET)) {
    throw new StartupError('SHOP_SECRET needs at least 32 characters, none of them a space.')
  }
  const wishedDemo = env.MEMBER_CENTER_DEMO
  if (production && wishedDemo && wishedDemo !== '0') {
    throw new StartupError('MEMBER_CENTER_DEMO is refused in production: anyone could sign in as a demo person.')
  }
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = env
  if (Boolean(appId) !== Boolean(appSecret)) {
    throw new StartupError('WECHAT_APP_ID and WECHAT_APP_SECRET belong together: set both, or neither.')
  }
  if (env.WECHAT_CHECK_IN_TEMPLATE && !appId) {
    throw new StartupError('WECHAT_CHECK_IN_TEMPLATE needs WECHAT_APP_ID and WECHAT_APP_SECRET: only they may send its messages.')
  }
  const port = wholeNumber(env, 'PORT', 8787, 65535)
  const trustedProxies = wholeNumber(env, 'MEMBER_CENTER_TRUSTED_PROXIES', 0, 10)
  const dataFolder = resolve(env.MEMBER_CENTER_DATA || '.data')
  const needsFolder = !env.DATABASE_URL || !env.MEMBER_CENTER_SECRET
  if (needsFolder) makeFolder(dataFolder)
  return {
    production,
    port,
    host: env.HOST || (production ? '0.0.0.0' : '127.0.0.1'),
    dataFolder,
    databaseUrl: env.DATABASE_URL || null,
    secret: env.MEMBER_CENTER_SECRET || keptSecret(dataFolder),
    shopSecret: env.SHOP_SECRET || null,
    demo: !production && wishedDemo !== '0',
    wechat: appId && appSecret ? { appId, appSecret } : null,
    checkInTemplateId: env.WECHAT_CHECK_IN_TEMPLATE || null,
    trustedProxies,
    logLevel: env.LOG_LEVEL || (production ? 'info' : 'warn'),
    limits: { all: 1200, sessions: 120, phoneCodes: 30 },
  }
}
