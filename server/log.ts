import type { FastifyServerOptions } from 'fastify'

const secrets = ['phone', 'openid', 'name', 'nickname', 'displayName', 'token', 'code', 'authorization', 'password', 'secret']

/** Request logs, on stderr: stdout is for the person at the terminal. What is private is struck out wherever it turns up. */
export function loggerOptions(level: string, stream: { write(line: string): void } = process.stderr): FastifyServerOptions['logger'] {
  const paths = secrets.flatMap((word) => [word, `*.${word}`, `*.*.${word}`])
  // Of an error only these: a driver's error may carry the parameters of its statement.
  const err = ({ name, message, stack = '', code }: Error & { code?: string }) => ({ type: name, message, stack, reason: code })
  return { level, stream, serializers: { err }, redact: { paths: [...paths, 'req.headers.authorization'], censor: '[redacted]' } }
}
