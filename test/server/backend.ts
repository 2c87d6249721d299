import { randomUUID } from 'node:crypto'
import responseValidation from '@fastify/response-validation'
import formats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import { programme } from '../../brand/programme'
import { rewards } from '../../brand/rewards'
import { ruleVersions } from '../../brand/rules'
import { tasks } from '../../brand/tasks'
import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import type { RuleVersion } from '../../loyalty/rules'
import type { Task } from '../../loyalty/tasks'
import { buildApp } from '../../server/app'
import { readConfig } from '../../server/config'
import type { Config } from '../../server/config'
import { idsAt } from '../../server/context'
import type { Context } from '../../server/context'
import { demoProvider } from '../../server/identity/demo'
import { phoneProvider } from '../../server/identity/phone'
import { wechatProvider } from '../../server/identity/wechat'
import { wechatPhoneProvider } from '../../server/identity/wechat-phone'
import { checkInvariants } from '../../server/ledger/invariants'
import { wechatMessenger } from '../../server/wechat-messages'
import { freshDatabase } from './engine'

type Schemas = components['schemas']
export type Session = Schemas['Session']

/** The answer of one call; body is what the contract promises for the status. */
export interface Answered<T> {
  status: number
  body: T
  headers: Record<string, string | undefined>
}

interface Asking {
  token?: string
  body?: unknown
  key?: string
  headers?: Record<string, string>
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
}

interface Wishes {
  /** Instead of a database of its own. */
  database?: Awaited<ReturnType<typeof freshDatabase>>
  rules?: readonly RuleVersion[]
  tasks?: readonly Task[]
  rewards?: readonly Reward[]
  config?: Partial<Config>
  h5Folder?: string
  logTo?: { write(line: string): void }
  wechatOrigin?: string
}

export class Backend {
  readonly clock = { ms: Date.parse('2026-11-20T04:00:00Z') }
  /** One-time codes by phone, as the messenger got them. */
  readonly codes = new Map<string, string>()
  readonly printed: string[] = []
  smsFails = false
  #phones = 13_900_000_000

  private constructor(
    readonly database: Awaited<ReturnType<typeof freshDatabase>>,
    readonly wishes: Wishes,
  ) {}

  app!: FastifyInstance
  context!: Context

  static async start(wishes: Wishes = {}): Promise<Backend> {
    const backend = new Backend(wishes.database ?? (await freshDatabase()), wishes)
    const { database, clock } = backend
    const now = () => clock.ms
    const limits = { all: 1_000_000, sessions: 1_000_000, phoneCodes: 1_000_000 }
    const secret = 'a secret for tests, thirty-two characters'
    const config = { ...readConfig({ NODE_ENV: 'test', DATABASE_URL: 'in memory', MEMBER_CENTER_SECRET: secret }), limits, logLevel: 'error', ...wishes.config }
    const send = async (phone: string, code: string) => {
      if (backend.smsFails) throw new Error('the messenger is down')
      backend.codes.set(phone, code)
    }
    backend.context = {
      db: database.db,
      engine: database.engine,
      config,
      rules: wishes.rules ?? ruleVersions,
      tasks: wishes.tasks ?? tasks,
      rewards: wishes.rewards ?? rewards,
      providers: {
        wechat: wechatProvider(config.wechat, wishes.wechatOrigin, 3000),
        phone: phoneProvider({ db: database.db, secret, now }),
        demo: demoProvider(config.demo),
        wechatPhone: wechatPhoneProvider(config.wechat, now, wishes.wechatOrigin, 3000),
        sms: { send },
      },
      messenger: config.wechat && wechatMessenger(config.wechat, now, wishes.wechatOrigin, 3000),
      now,
      newId: idsAt(now),
      print: (line) => void backend.printed.push(line),
    }
    const ajv = { removeAdditional: false, strict: false, plugins: [formats] }
    const prepare = async (app: FastifyInstance) => void (await app.register(responseValidation, { ajv }))
    backend.app = await buildApp(backend.context, { prepare, h5Folder: wishes.h5Folder, logTo: wishes.logTo })
    return backend
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.database.close()
  }

  async ask<T = unknown>(path: string, { token, body, key, headers, method }: Asking = {}): Promise<Answered<T>> {
    const verb = method ?? (body === undefined ? 'GET' : 'POST')
    const writes = verb === 'POST'
    const answer = await this.app.inject({
      method: verb,
      url: `/v1${path}`,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(writes && { 'idempotency-key': key ?? randomUUID() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = answer.body
    return { status: answer.statusCode, body: (text ? JSON.parse(text) : null) as T, headers: answer.headers as Record<string, string | undefined> }
  }

  nextPhone(): string {
    this.#phones += 1
    return String(this.#phones)
  }

  /** Signs in with a phone and the code that was sent to it. */
  async visitor(phone = this.nextPhone()): Promise<Session> {
    await this.ask('/sessions/phone-codes', { body: { phone } })
    const { body } = await this.ask<Session>('/sessions', { body: { provider: 'phone', phone, code: this.codes.get(phone) } })
    return body
  }

  async member(): Promise<Session> {
    const { token } = await this.visitor()
    const { body } = await this.ask<Schemas['Joined']>('/members', { token, body: { consent: { version: programme.consentVersion }, channel: 'app' } })
    return body.session
  }

  /** A member of staff in a store of their own. */
  async staff(role: 'staff' | 'manager' = 'staff', storeName = '武康路店'): Promise<Session> {
    const { db, newId } = this.context
    const [storeId, staffId] = [newId(), newId()]
    await db.insertInto('store').values({ store_id: storeId, name: storeName }).execute()
    await db.insertInto('staff').values({ staff_id: staffId, store_id: storeId, name: '周野', role }).execute()
    const phone = this.nextPhone()
    await db.insertInto('identity').values({ kind: 'phone', subject: phone, subject_kind: 'staff', subject_id: staffId, created_at: new Date(this.clock.ms) }).execute()
    return this.visitor(phone)
  }

  async buy(staff: Session, member: Session, paidFen: number, receiptNumber: string = randomUUID()): Promise<Schemas['Purchase']> {
    const { body, status } = await this.ask<Schemas['Purchase']>('/staff/purchases', { token: staff.token, body: { memberId: member.subjectId, receiptNumber, paidFen } })
    if (status !== 201) throw new Error(`the purchase answered ${status} ${JSON.stringify(body)}`)
    return body
  }

  async refund(staff: Session, purchase: Schemas['Purchase'], refundFen: number): Promise<Schemas['Purchase']> {
    const { body, status } = await this.ask<Schemas['Purchase']>(`/staff/purchases/${purchase.purchaseId}/refunds`, { token: staff.token, body: { memberId: purchase.memberId, refundFen } })
    if (status !== 201) throw new Error(`the refund answered ${status} ${JSON.stringify(body)}`)
    return body
  }

  async home(session: Session): Promise<Schemas['Home']> {
    return (await this.ask<Schemas['Home']>('/me/home', { token: session.token })).body
  }

  /** Days later; sessions of 30 days may have ended then. */
  pass(days: number): void {
    this.clock.ms += days * 86_400_000
  }

  async brokenLaws(): Promise<string[]> {
    const results = await this.context.db.transaction().execute(checkInvariants)
    return results.filter(({ violations }) => violations > 0).map(({ name }) => name)
  }
}

/** A backend for the tests of a file; after each of them every law of the ledger is checked. */
export function useBackend(wishes: Wishes = {}): () => Backend {
  let backend: Backend
  beforeAll(async () => {
    backend = await Backend.start(wishes)
  }, 120_000)
  afterEach(async () => expect(await backend.brokenLaws()).toEqual([]))
  afterAll(() => backend?.close())
  return () => backend
}
