import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller, Session, Unsigned } from './call'
import type { Promised } from './contract'
import { Problem } from './problem'

/** What a token says. Where a member of staff works is not in it: that is looked up, and may change. */
interface Claims {
  sub: string
  role: Session['role']
  exp: number
}

/** The same session always signs to the same token, so an answer can be given again without keeping it. */
export function signSession(app: FastifyInstance, session: Unsigned, lifeSeconds = 30 * 86_400): Session {
  const exp = Date.parse(session.expiresAt) / 1000
  return { token: app.jwt.sign({ sub: session.subjectId, role: session.role, iat: exp - lifeSeconds, exp }), ...session }
}

function callerOf(app: FastifyInstance, request: FastifyRequest, now: number): Caller | null {
  const { authorization } = request.headers
  if (authorization === undefined) return null
  const [, text] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? []
  if (!text) throw new Problem('NOT_SIGNED_IN', { detail: 'Authorization is not a bearer token' })
  let claims: Claims
  try {
    claims = app.jwt.verify<Claims>(text)
  } catch {
    throw new Problem('NOT_SIGNED_IN', { detail: 'the token is not one of ours' })
  }
  if (claims.exp * 1000 <= now) throw new Problem('SESSION_EXPIRED')
  return { subjectId: claims.sub, role: claims.role }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The online shop's server, by the secret both sides share. */
function shopOf({ headers }: FastifyRequest, secret: string | null): Caller {
  const [, shown] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (secret === null) throw new Problem('NOT_SIGNED_IN', { detail: 'this server knows no shop: SHOP_SECRET is not set' })
  if (!shown || !timingSafeEqual(digest(shown), digest(secret))) throw new Problem('NOT_SIGNED_IN', { detail: 'this is not the secret of the shop' })
  return { subjectId: 'shop', role: 'shop' }
}

/** Who may call: the contract's security schemes, before anything of the request is read. */
export function admit(app: FastifyInstance, { schemes, optional }: Promised, request: FastifyRequest, now: number, shopSecret: string | null): Caller | null {
  if (schemes.length === 0) return null
  if (schemes.includes('shop')) return shopOf(request, shopSecret)
  const caller = callerOf(app, request, now)
  if (!caller) {
    if (optional) return null
    throw new Problem('NOT_SIGNED_IN')
  }
  const isStaff = caller.role === 'staff' || caller.role === 'manager'
  if (isStaff === schemes.includes('staff')) return caller
  if (optional) return null
  throw new Problem('FORBIDDEN')
}
