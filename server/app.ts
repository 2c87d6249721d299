import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import jwt from '@fastify/jwt'
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, FastifyServerOptions } from 'fastify'
import glue from 'fastify-openapi-glue'
import type { Caller, OperationId, Request } from './call'
import { atOneInstant } from './context'
import type { Context } from './context'
import { document, promised } from './contract'
import type { Promised } from './contract'
import { problemOf, sendProblem } from './errors'
import { claim, claimOf, keepAnswer } from './idempotency'
import { loggerOptions } from './log'
import { operations } from './operations'
import type { Entry } from './operations'
import { Problem } from './problem'
import { admit, signSession } from './sessions'
import { h5Policy, serveH5, unreadableLanding } from './h5'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
}

interface Means {
  /** Runs before any route is made: tests add a check of every answer against the contract. */
  prepare?(app: FastifyInstance): Promise<void>
  /** The H5 build to serve at /, when there is one. */
  h5Folder?: string
  logTo?: { write(line: string): void }
}

/** Runs an operation the way its entry says. */
async function perform<Id extends OperationId>(running: Context, id: Id, entry: Entry<Id>, request: Request<Id>): Promise<unknown> {
  if (entry.mode === 'own') return entry.run(running, request)
  const context = atOneInstant(running)
  const transaction = context.db.transaction()
  if (entry.mode === 'read') {
    return transaction
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => entry.run({ context, tx, ...request }))
  }
  await entry.before?.(context, request)
  return transaction.execute(async (tx) => {
    const ownerId = request.caller?.subjectId ?? 'anybody'
    const wanted = claimOf(context.config.secret, ownerId, request.idempotencyKey, id, request.params, request.body)
    const outcome = await claim(tx, wanted, context.now())
    if (!outcome.first) return outcome.body
    const kept = await entry.run({ context, tx, ...request })
    await keepAnswer(tx, wanted, kept)
    return kept
  })
}

function revalidate(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  const etag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`
  reply.header('ETag', etag)
  const known = String(request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (!known.includes(etag)) return answer
  return reply.code(304).send()
}

/** Who may call without a session and was let in with one as nobody is at work. */
const whence = ({ ip, headers, caller }: FastifyRequest) => ({
  address: ip,
  deviceId: headers['device-id'] ? String(headers['device-id']) : null,
  atWork: caller === null && headers.authorization !== undefined,
})

/** Each code has a limit of its own: whoever tries many on a shop's Wi-Fi leaves that of the others alone. Wrong ones are counted in guesses.ts. */
const byCode = (request: FastifyRequest) => `${request.ip} ${(request.params as { code?: string }).code}`

function handlerOf<Id extends OperationId>(app: FastifyInstance, context: Context, operation: Promised & { operationId: Id }) {
  const entry: Entry<Id> = operations[operation.operationId]
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { caller, body, query, params } = request
    const asked = { caller, body, query, params, idempotencyKey: String(request.headers['idempotency-key'] ?? ''), from: whence(request) } as Request<Id>
    const kept = await perform(context, operation.operationId, entry, asked)
    const answer = entry.finish(kept, (session) => signSession(app, session))
    reply.code(operation.success)
    return operation.revalidates ? revalidate(answer, request, reply) : answer
  }
}

interface Parts {
  properties: Record<string, unknown>
  required?: string[]
}

/** The contract's parameters as Fastify checks them: a query takes no unknown parts, and headers arrive in lower case. */
function adaptSchema(schema: FastifySchema | undefined): void {
  if (!schema) return
  // Where the contract names no parameters, there are none.
  schema.querystring = { type: 'object', properties: {}, ...(schema.querystring as object | undefined), additionalProperties: false }
  if (!schema.headers) return
  const { properties, required = [] } = schema.headers as Parts
  schema.headers = {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name.toLowerCase(), part])),
    required: required.map((name) => name.toLowerCase()),
  }
}

/** Queries are text: whole numbers become numbers where the contract wants them. Bodies are taken as they are. */
function readNumbers(request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>
  const { properties = {} } = (request.routeOptions.schema?.querystring ?? {}) as { properties?: Record<string, { type?: string }> }
  for (const [part, { type }] of Object.entries(properties)) {
    const text = query[part]
    if (type === 'integer' && typeof text === 'string' && /^-?\d{1,15}$/.test(text)) query[part] = Number(text)
  }
}

/** PostgreSQL keeps neither NUL nor half a character. */
function mustBeText(value: unknown): void {
  if (typeof value === 'string' && /\0|\p{Surrogate}/u.test(value)) throw new Problem('BAD_REQUEST', { detail: 'text holds what is not a character' })
  if (value !== null && typeof value === 'object') Object.values(value).forEach(mustBeText)
}

export async function buildApp(context: Context, means: Means = {}): Promise<FastifyInstance> {
  const { config } = context
  const options: FastifyServerOptions = {
    logger: loggerOptions(config.logLevel, means.logTo),
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    bodyLimit: 64 * 1024,
    genReqId: () => context.newId(),
    routerOptions: { ignoreTrailingSlash: true },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: true, strict: false } },
    frameworkErrors: (error, request, reply) => {
      reply.header('Server-Time', new Date(context.now()).toISOString())
      const landing = unreadableLanding(request.url)
      if (landing) reply.redirect(landing)
      else sendProblem(problemOf(error), request as FastifyRequest, reply as FastifyReply)
    },
  }
  const app = fastify(options)
  // Only JSON comes in; as it is, it goes out: the contract has no fields to be filtered away.
  app.removeContentTypeParser('text/plain')
  // The contract names it for answers only, and glue asks for every type that is named.
  app.addContentTypeParser('application/problem+json', (_request, _payload, done) => done(new Problem('UNSUPPORTED_MEDIA_TYPE')))
  app.setSerializerCompiler(() => JSON.stringify)
  app.decorateRequest('caller', null)
  app.addHook('onSend', async (request, reply) => {
    reply.header('Server-Time', new Date(context.now()).toISOString())
    if (request.url.startsWith('/v1')) reply.header('Cache-Control', reply.getHeader('ETag') ? 'private, no-cache' : 'no-store')
  })
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = problemOf(error as Problem)
    if (problem.code === 'INTERNAL') request.log.error({ err: error }, 'failed')
    return sendProblem(problem, request, reply)
  })
  await app.register(jwt, { secret: config.secret, sign: { algorithm: 'HS256' }, verify: { algorithms: ['HS256'], ignoreExpiration: true } })
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: h5Policy(means.h5Folder) }, hsts: config.production })
  await means.prepare?.(app)
  await app.register(async (api) => {
    await api.register(rateLimit, {
      max: config.limits.all,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, { ttl }) => new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
    })
    api.addHook('onRoute', ({ schema }) => adaptSchema(schema))
    api.addHook('preValidation', async (request) => readNumbers(request))
    api.addHook('preHandler', async (request) => mustBeText(request.body))
    const { sessions, phoneCodes } = config.limits
    // Guessing, sending SMS and checking the whole ledger are dear.
    const max: Partial<Record<OperationId, number>> = { createSession: sessions, sendPhoneCode: phoneCodes, getLedgerHealth: sessions }
    const cards: OperationId[] = ['getPackageCard', 'claimPackageCard']
    await api.register(glue, {
      specification: document,
      prefix: '/v1',
      operationResolver: (id: string) => {
        const operation = promised.find(({ operationId }) => operationId === id) as Promised
        return {
          handler: handlerOf(app, context, operation),
          // After the rate limit, before the body is read.
          preParsing: async (request: FastifyRequest) => {
            request.caller = admit(app, operation, request, context.now(), config.shopSecret)
          },
          config: { rateLimit: { max: max[operation.operationId] ?? config.limits.all, ...(cards.includes(operation.operationId) && { keyGenerator: byCode }) } },
        } as never
      },
    })
  })
  await serveH5(app, means.h5Folder)
  return app
}
