import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { methodsAt } from './contract'
import { Problem } from './problem'
import type { ProblemCode } from './problem'

/** Fastify's own refusals, in the contract's words. */
const refusals: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_BAD_URL: 'NOT_FOUND',
}

/** A refused part whose absence has a name of its own. */
const named: Record<string, ProblemCode> = {
  'headers idempotency-key': 'IDEMPOTENCY_KEY_MISSING',
  'querystring cursor': 'CURSOR_INVALID',
  'body consent': 'CONSENT_REQUIRED',
}

function refusedPart(error: FastifyError): string {
  const [first] = error.validation ?? []
  const { missingProperty, additionalProperty } = (first?.params ?? {}) as { missingProperty?: string; additionalProperty?: string }
  const steps = (first?.instancePath ?? '').split('/').slice(1)
  return [...steps, missingProperty ?? additionalProperty].filter(Boolean).join('.')
}

export function problemOf(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (error.validation) {
    const field = refusedPart(error)
    const absent = error.validation[0]?.keyword === 'required'
    const code = named[`${error.validationContext} ${field.toLowerCase()}`]
    const fits = code && (absent || code === 'CURSOR_INVALID')
    return new Problem(fits ? code : 'BAD_REQUEST', { detail: error.message, ...(field && { field }) })
  }
  if (refusals[error.code]) return new Problem(refusals[error.code])
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new Problem('BAD_REQUEST', { detail: error.message })
  // PostgreSQL: read_only_sql_transaction, as on a replica that has not been promoted yet.
  if (error.code === '25006') return new Problem('READ_ONLY')
  return new Problem('INTERNAL')
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { retryAfterSeconds } = problem.particulars
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', retryAfterSeconds)
  if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer')
  return reply.code(problem.status).header('Content-Type', 'application/problem+json').send(problem.body(request.id))
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsAt(request.url.split('?')[0])
  if (methods.length === 0) return sendProblem(new Problem('NOT_FOUND'), request, reply)
  reply.header('Allow', methods.join(', '))
  return sendProblem(new Problem('METHOD_NOT_ALLOWED'), request, reply)
}
