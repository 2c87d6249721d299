import { createHmac, timingSafeEqual } from 'node:crypto'

/** A keyed digest: what is stored of codes and requests tells nothing without the server's secret. */
export function digest(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
}

export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
