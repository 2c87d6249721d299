import type { Answer, Call, OperationId, Request, Session, Unsigned } from '../call'
import type { Context } from '../context'
import { getMyBenefits } from './benefits'
import { getHealth, getLedgerHealth } from './health'
import { getHome } from './home'
import { getMe, joinProgramme } from './members'
import { getPoints, getPointsEntry, listPointsEntries } from './points'
import { getProgramme, listRuleVersions } from './programme'
import { recordPurchase, refundPurchase } from './purchases'
import { createSession, listDemoPeople, sendPhoneCode } from './sessions'
import { getMyTier } from './tiers'

type Sign = (session: Unsigned) => Session
type Finish<Id extends OperationId> = (kept: unknown, sign: Sign) => Answer<Id>

/** How an operation is run; kept is what it returned, or what an earlier request with the same key returned. */
export type Entry<Id extends OperationId> = { finish: Finish<Id> } & (
  | { mode: 'read' | 'write'; run(call: Call<Id>): Promise<unknown> }
  | { mode: 'own'; run(context: Context, request: Request<Id>): Promise<unknown> }
)

/** In one snapshot. */
function read<Id extends OperationId>(run: (call: Call<Id>) => Promise<Answer<Id>>): Entry<Id> {
  return { mode: 'read', run, finish: (kept) => kept as Answer<Id> }
}

/** In one transaction, once per Idempotency-Key. finish adds what is never stored. */
function write<Id extends OperationId, Kept = Answer<Id>>(run: (call: Call<Id>) => Promise<Kept>, finish?: (kept: Kept, sign: Sign) => Answer<Id>): Entry<Id> {
  return { mode: 'write', run, finish: (kept, sign) => (finish ? finish(kept as Kept, sign) : (kept as Answer<Id>)) }
}

/** Sees to its transactions itself, or needs none. */
function own<Id extends OperationId, Kept = Answer<Id>>(
  run: (context: Context, request: Request<Id>) => Promise<Kept>,
  finish?: (kept: Kept, sign: Sign) => Answer<Id>,
): Entry<Id> {
  return { mode: 'own', run, finish: (kept, sign) => (finish ? finish(kept as Kept, sign) : (kept as Answer<Id>)) }
}

/** Every operation of the contract; one that is missing does not compile. */
export const operations: { [Id in OperationId]: Entry<Id> } = {
  createSession: own(createSession, (session, sign) => sign(session)),
  sendPhoneCode: own(sendPhoneCode),
  listDemoPeople: own(listDemoPeople),
  joinProgramme: write(joinProgramme, (joined, sign) => ({ ...joined, session: sign(joined.session) })),
  getMe: read(getMe),
  getHome: read(getHome),
  getPoints: read(getPoints),
  listPointsEntries: read(listPointsEntries),
  getPointsEntry: read(getPointsEntry),
  getMyTier: read(getMyTier),
  getMyBenefits: read(getMyBenefits),
  getProgramme: own(getProgramme),
  listRuleVersions: own(listRuleVersions),
  recordPurchase: write(recordPurchase),
  refundPurchase: write(refundPurchase),
  getHealth: read(getHealth),
  getLedgerHealth: read(getLedgerHealth),
}
