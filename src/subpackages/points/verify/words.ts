import { fullDay, brandDay } from '../../../text/dates'
import { entryTitle } from '../../../text/ledger'
import { points, signedPoints } from '../../../text/points'
import type { Fault } from './verification'

const kinds: Record<Fault['what'], (fault: Fault) => string> = {
  hash: () => '这一笔的内容和它的指纹对不上，可能被改过。',
  gap: ({ seq }) => `第 ${points(seq)} 笔的前后接不上，中间可能少了或多了一笔。`,
  balance: () => '这一笔的余额不等于上一笔的余额加上这一笔。',
  rewritten: () => '上次核对时这一笔不是现在的样子，之前的账本可能被改写过。',
  missing: ({ seq }) => `从第 ${points(seq)} 笔起，上次核对过的记录不见了。`,
  total: () => '账本加起来的数和显示的余额不一样。',
}

/** Which entry, and what is wrong with it. */
export function faultWords(fault: Fault): { where: string; what: string } {
  const { entry, seq } = fault
  const where = entry
    ? `第 ${points(seq)} 笔 · ${fullDay(brandDay(entry.occurredAt))} · ${entryTitle(entry)} ${signedPoints(entry.points)}`
    : `第 ${points(seq)} 笔`
  return { where, what: kinds[fault.what](fault) }
}
