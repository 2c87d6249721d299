import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { startOfDay } from '../../loyalty/calendar'
import { remind } from '../../server/reminders'
import { Wechat } from '../stand-ins/wechat'
import { Backend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type State = Schemas['Reminders']

const offset = programme.utcOffsetMinutes
const hour = 3_600_000
/** An evening. */
const start = startOfDay('2026-11-05', offset) + 20 * hour

/** A member's story with reminders, on a backend that may message people by WeChat. */
export class Reminding {
  wechat!: Wechat
  backend!: Backend
  member!: Session
  #people = 0

  async open(): Promise<void> {
    this.wechat = await new Wechat().open()
    this.backend = await Backend.start({ wechatOrigin: this.wechat.origin, config: { wechat: { appId: 'wx1', appSecret: 'top secret' }, checkInTemplateId: 'T1' } })
  }

  async close(): Promise<void> {
    this.wechat?.close()
    await this.backend?.close()
  }

  /** An evening, a new member, and nothing booked. */
  async begin(): Promise<void> {
    await this.backend.context.db.deleteFrom('reminder').execute()
    this.backend.clock.ms = start
    Object.assign(this.wechat, { sent: [], reply: () => ({ errcode: 0 }) })
    this.member = await this.join()
  }

  async join(): Promise<Session> {
    const { body: visitor } = await this.backend.ask<Session>('/sessions', { body: { provider: 'wechat', code: `code-${(this.#people += 1)}` } })
    const { body } = await this.backend.ask<Schemas['Joined']>('/members', { token: visitor.token, body: { consent: { version: programme.consentVersion }, channel: 'app' } })
    return body.session
  }

  get token(): string {
    return this.backend.app.jwt.sign({ sub: this.member.subjectId, role: 'member', exp: Math.floor(this.backend.clock.ms / 1000) + 60 })
  }

  /** Of the one who joined last. */
  get openid(): string {
    return `openid-of-code-${this.#people}`
  }

  async state(): Promise<State> {
    return (await this.backend.ask<State>('/me/reminders', { token: this.token })).body
  }

  book(channel = 'inbox') {
    return this.backend.ask<State & Schemas['Problem']>('/me/reminders', { token: this.token, body: { kind: 'check_in', channel } })
  }

  cancel(reminderId: string, token = this.token) {
    return this.backend.ask<State & Schemas['Problem']>(`/me/reminders/${reminderId}/cancellation`, { token, body: {} })
  }

  checkIn() {
    return this.backend.ask('/me/check-ins', { token: this.token, body: {} })
  }

  async notices(): Promise<Schemas['Notice'][]> {
    const { body } = await this.backend.ask<Schemas['NoticePage']>('/me/notices', { token: this.token })
    return body.notices.filter(({ about }) => about.kind === 'check_in_reminder')
  }

  /** Day, state and why. */
  async rows(): Promise<unknown[]> {
    const found = await this.backend.context.db.selectFrom('reminder').select(['day', 'state', 'why']).where('member_id', '=', this.member.subjectId).orderBy('day').execute()
    return found.map(({ day, state, why }) => [day, state, why])
  }

  goTo(day: string, hours: number): void {
    this.backend.clock.ms = startOfDay(day, offset) + hours * hour
  }

  run(): Promise<void> {
    return remind(this.backend.context)
  }
}

/** One for the tests of a file. */
export function useReminding(): Reminding {
  const story = new Reminding()
  beforeAll(() => story.open(), 120_000)
  beforeEach(() => story.begin())
  afterEach(async () => expect(await story.backend.brokenLaws()).toEqual([]))
  afterAll(() => story.close())
  return story
}
