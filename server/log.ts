import type { FastifyServerOptions } from 'fastify'

const secrets = ['phone', 'openid', 'unionid', 'name', 'nickname', 'displayName', 'token', 'code', 'authorization', 'password', 'secret', 'address']

interface Asked {
  method: string
  url: string
  hostname: string
  ip: string
}

/** A code in an address is worth what it is good for. */
const withoutCodes = (url: string) => url.replace(/(\/(?:pick-ups|invitations|coupons|package-cards|coupon-gifts|c)\/)(?![\da-f-]{36})[^/?]+/gi, '$1[redacted]')

/** Request logs, on stderr: stdout is for the person at the terminal. What is private is struck out wherever it turns up. */
export function loggerOptions(level: string, stream: { write(line: string): void } = process.stderr): FastifyServerOptions['logger'] {
  const paths = secrets.flatMap((word) => [word, `*.${word}`, `*.*.${word}`])
  // Of an error only these: a driver's error may carry the parameters of its statement.
  const err = ({ name, message, stack = '', code }: Error & { code?: string }) => ({ type: name, message, stack, reason: code })
  const req = ({ method, url, hostname, ip }: Asked) => ({ method, url: withoutCodes(url), host: hostname, remoteAddress: ip })
  return { level, stream, serializers: { err, req }, redact: { paths: [...paths, 'req.headers.authorization'], censor: '[redacted]' } }
}
