import { codeFrom } from './code'

export const visitStepMs = 60_000
/** Codes are told from nonsense for so many steps after they were shown: "look again" is kinder than "no such code". */
const rememberedSteps = 10

const length = 8

/** What the counter of a store shows during a step of the clock. */
export function visitCode(secret: string, storeId: string, step: number): string {
  return codeFrom(secret, `visit-code:${storeId}:${step}`, length)
}

export const stepAt = (nowMs: number) => Math.floor(nowMs / visitStepMs)

/** Which of the stores shows a code, this step or the last; or that one has shown it shortly before. */
export function storeShowing(secret: string, storeIds: readonly string[], code: string, nowMs: number): { storeId: string } | 'expired' | null {
  const now = stepAt(nowMs)
  for (let ago = 0; ago <= rememberedSteps; ago += 1) {
    const storeId = storeIds.find((each) => visitCode(secret, each, now - ago) === code)
    if (storeId) return ago <= 1 ? { storeId } : 'expired'
  }
  return null
}
