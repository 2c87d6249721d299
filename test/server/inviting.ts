import { refundWindowDays } from '../../brand/leaderboard'
import { programme } from '../../brand/programme'
import { tasks } from '../../brand/tasks'
import type { components } from '../../contract/types.gen'
import type { Backend, Session } from './backend'

type Schemas = components['schemas']
export const start = Date.parse('2026-11-20T04:00:00Z')
export const window = refundWindowDays * 86_400_000

/** The two tasks that pay for an invitation; no other pays by itself meanwhile. */
export const invitationTasks = tasks.filter(({ taskId }) => taskId === 'invite' || taskId === 'invited')

/** A member who invites, and what there is to do about it. Tokens are signed anew, for weeks pass. */
export class Inviting {
  private constructor(
    readonly backend: Backend,
    readonly staff: Session,
    readonly inviter: Session,
  ) {}

  static async begin(backend: Backend): Promise<Inviting> {
    backend.clock.ms = start
    return new Inviting(backend, await backend.staff(), await backend.member())
  }

  #token(of: Session): string {
    const { app, clock } = this.backend
    return app.jwt.sign({ sub: of.subjectId, role: of.role, exp: Math.floor(clock.ms / 1000) + 60 })
  }

  async mine(of = this.inviter): Promise<Schemas['MyInvitations']> {
    return (await this.backend.ask<Schemas['MyInvitations']>('/me/invitations', { token: this.#token(of) })).body
  }

  async codeOf(of = this.inviter): Promise<string> {
    return (await this.mine(of)).code as string
  }

  points = async (of: Session): Promise<number> => (await this.backend.home({ ...of, token: this.#token(of) })).points?.available ?? 0

  async joins(invitationCode?: string, visitor?: Session): Promise<Schemas['Joined']> {
    const { token } = visitor ?? (await this.backend.visitor())
    const body = { consent: { version: programme.consentVersion }, channel: 'app', nickname: '林小满', ...(invitationCode === undefined ? {} : { invitationCode }) }
    const answer = await this.backend.ask<Schemas['Joined']>('/members', { token, body })
    expect(answer.status).toBe(201)
    return answer.body
  }

  async friendOf(of = this.inviter): Promise<Session> {
    const { session, invited } = await this.joins(await this.codeOf(of))
    expect(invited).toBe(true)
    return session
  }

  purchase(of: Session): Promise<Schemas['Purchase']> {
    return this.backend.buy({ ...this.staff, token: this.#token(this.staff) }, of, 1000)
  }

  refund(sold: Schemas['Purchase'], fen: number): Promise<Schemas['Purchase']> {
    return this.backend.refund({ ...this.staff, token: this.#token(this.staff) }, sold, fen)
  }

  /** What the friend and the inviter have been paid, told by how their points moved meanwhile. */
  async paid(friend: Session, act: () => Promise<unknown>): Promise<{ friend: number; inviter: number }> {
    const before = { friend: await this.points(friend), inviter: await this.points(this.inviter) }
    await act()
    return { friend: (await this.points(friend)) - before.friend, inviter: (await this.points(this.inviter)) - before.inviter }
  }
}
