import document from '../contract/openapi.gen.json'
import type { OperationId } from './call'

type Scheme = 'visitor' | 'member' | 'staff' | 'shop'

export interface Promised {
  operationId: OperationId
  method: string
  path: string
  /** Empty: open to everybody. */
  schemes: Scheme[]
  /** Whether it also answers without a session. */
  optional: boolean
  success: number
  /** Carries an ETag and may answer 304. */
  revalidates: boolean
}

interface Described {
  operationId: string
  security?: Record<string, unknown>[]
  responses: Record<string, unknown>
}

export { document }

/** What the contract promises of each operation, as far as the server acts on it. */
export const promised: Promised[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, Described>).map(([method, described]) => {
    const security: Record<string, unknown>[] = described.security ?? document.security
    return {
      operationId: described.operationId as OperationId,
      method: method.toUpperCase(),
      path,
      schemes: security.flatMap((alternative) => Object.keys(alternative)) as Scheme[],
      optional: security.length === 0 || security.some((alternative) => Object.keys(alternative).length === 0),
      success: Number(Object.keys(described.responses).find((status) => status.startsWith('2'))),
      revalidates: '304' in described.responses,
    }
  }),
)

/** The methods an address below /v1 takes; none: there is no such address. */
export function methodsAt(address: string): string[] {
  return promised
    .filter(({ path }) => new RegExp(`^/v1${path.replace(/\{\w+\}/g, '[^/]+')}/?$`).test(address))
    .map(({ method }) => method)
}
