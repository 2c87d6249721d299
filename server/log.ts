import type { FastifyServerOptions } from 'fastify'

const secrets = ['phone', 'openid', 'name', 'nickname', 'displayName', 'token', 'code', 'authorization', 'password', 'secret']

/** Request logs, on stderr: stdout is for the person at the terminal. What is private is struck out wherever it turns up. */
export function loggerOptions(level: string, stream: { write(line: string): void } = process.stderr): FastifyServerOptions['logger'] {
  const paths = secrets.flatMap((word) => [word, `*.${word}`, `*.*.${word}`])
  return { level, stream, redact: { paths: [...paths, 'req.headers.authorization', 'err.detail', 'err.parameters'], censor: '[redacted]' } }
}
