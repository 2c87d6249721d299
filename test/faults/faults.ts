/** A mistake somebody could make, and the tests that must notice it. */
export interface Fault {
  name: string
  file: string
  /** What is found, exactly once, and what is put in its place. */
  changes: [found: string, instead: string][]
  project: 'loyalty' | 'server' | 'interleavings' | 'redeeming'
  /** Of the path of a test file, and of the titles in it. */
  caughtBy: string
  titles?: string
  /** Only where transactions really run at once. */
  postgres?: boolean
}

const pure: Omit<Fault, 'project'>[] = [
  { name: 'the cap forgets what the day has earned', file: 'loyalty/accrual.ts', changes: [['rule.dailyCap - earnedToday)', 'rule.dailyCap)']], caughtBy: 'loyalty/accrual' },
  {
    name: 'the floor comes after the cap',
    file: 'loyalty/accrual.ts',
    changes: [
      ['  if (floor && paidFen', '  points = underCap(points, lines, today.points, rule)\n  if (floor && paidFen'],
      ['  }\n  points = underCap(points, lines, today.points, rule)\n', '  }\n'],
    ],
    caughtBy: 'loyalty/accrual',
  },
  { name: 'factors of an occasion are multiplied together', file: 'loyalty/accrual.ts', changes: [['  if (largest) multiply(largest, smaller', '  smaller.forEach((factor) => multiply(factor))\n  if (largest) multiply(largest, smaller']], caughtBy: 'loyalty/accrual' },
  { name: 'the step begins above its amount', file: 'loyalty/accrual.ts', changes: [['paidFen >= step.fromFen', 'paidFen > step.fromFen']], caughtBy: 'loyalty/accrual' },
  { name: 'the floor begins above its amount', file: 'loyalty/accrual.ts', changes: [['paidFen >= floor.fromFen', 'paidFen > floor.fromFen']], caughtBy: 'loyalty/accrual' },
  { name: 'the floor comes a day late', file: 'loyalty/accrual.ts', changes: [['memberDays >= floor.afterDays', 'memberDays > floor.afterDays']], caughtBy: 'loyalty/accrual' },
  { name: 'a refund takes all, however small', file: 'loyalty/accrual.ts', changes: [['refundedFen >= paidFen ? earned', 'refundedFen > 0 ? earned']], caughtBy: 'loyalty/accrual' },
  { name: 'a refund asks again for what was settled', file: 'loyalty/accrual.ts', changes: [['Math.max(0, target - settled)', 'target']], caughtBy: 'loyalty/accrual' },
  { name: 'a window ends before its last day', file: 'loyalty/rules.ts', changes: [['day <= untilDay', 'day < untilDay']], caughtBy: 'loyalty/accrual' },
  { name: 'spending takes the newest lot first', file: 'loyalty/lots.ts', changes: [['a.expiresAtMs - b.expiresAtMs', 'b.expiresAtMs - a.expiresAtMs']], caughtBy: 'loyalty/lots' },
  { name: 'a lot can be spent at the instant it lapses', file: 'loyalty/lots.ts', changes: [['lot.expiresAtMs > nowMs', 'lot.expiresAtMs >= nowMs']], caughtBy: 'loyalty/lots' },
  { name: 'a lot ends a day early', file: 'loyalty/lots.ts', changes: [['startOfDay(addDays(lastDay, 1)', 'startOfDay(addDays(lastDay, 0)']], caughtBy: 'loyalty/lots' },
  { name: 'a tier needs more growth than its threshold', file: 'loyalty/tiers.ts', changes: [['standing.growth >= tier.growthThreshold ||', 'standing.growth > tier.growthThreshold ||']], caughtBy: 'loyalty/tiers' },
  { name: 'a tier needs more money than its threshold', file: 'loyalty/tiers.ts', changes: [['|| standing.spendFen >= tier.spendThresholdFen', '|| standing.spendFen > tier.spendThresholdFen']], caughtBy: 'loyalty/tiers' },
  { name: 'the grace of a tier is skipped', file: 'loyalty/tiers.ts', changes: [['nowMs < validUntilMs + graceMs', 'nowMs < validUntilMs']], caughtBy: 'loyalty/tiers' },
  { name: 'coupons pay for the same goods twice', file: 'loyalty/coupons.ts', changes: [['      left[i] -= room\n', '']], caughtBy: 'loyalty/coupons' },
  { name: 'a coupon’s threshold is one fen off', file: 'loyalty/coupons.ts', changes: [['if (goodsFen < thresholdFen)', 'if (goodsFen <= thresholdFen)']], caughtBy: 'loyalty/coupons' },
  { name: 'a percentage takes off more than its most', file: 'loyalty/coupons.ts', changes: [['/ 100), maxOffFen ?? goodsFen)', '/ 100), goodsFen)']], caughtBy: 'loyalty/coupons' },
  { name: 'at a till points pay a fen more than their share', file: 'loyalty/paying.ts', changes: [['Math.floor((billFen * maxSharePercent) / 100)', 'Math.ceil((billFen * maxSharePercent) / 100)']], caughtBy: 'loyalty/paying' },
  { name: 'at a till points pay in parts of a step', file: 'loyalty/paying.ts', changes: [['points % can.stepPoints !== 0 || ', '']], caughtBy: 'loyalty/paying' },
  { name: 'a boost lasts a moment too long', file: 'loyalty/boosts.ts', changes: [['atMs < boost.endsAtMs', 'atMs <= boost.endsAtMs']], caughtBy: 'loyalty/boosts' },
  { name: 'a hash leaves out the hash before it', file: 'loyalty/chain.ts', changes: [['canonical({ previousHash, ...entry })', 'canonical({ ...entry })']], caughtBy: 'loyalty/chain' },
]

const merged: Omit<Fault, 'project'>[] = [
  { name: 'a merge gives all points one end', file: 'server/ledger/merge.ts', changes: [['opens: { points, expiresAt: end }', 'opens: { points, expiresAt: lots[0].expiresAtMs }']], caughtBy: 'server/merge.test', titles: 'keep the ends' },
  { name: 'a merge is confirmed that was not shown', file: 'server/operations/merges.ts', changes: [['if (plan.foreseen.other.points !== body.points)', 'if (false)']], caughtBy: 'server/merge.test', titles: 'not as it was shown' },
  { name: 'money spent with a merged card is forgotten', file: 'server/tier-term.ts', changes: [["'=', cardsOf(memberId)", "'=', memberId"]], caughtBy: 'server/merge.test', titles: 'reach a tier together' },
  { name: 'a phone stays with the merged card', file: 'server/merge/identities.ts', changes: [['subject_id: toId, home_id: sql<string>`', 'home_id: sql<string>`']], caughtBy: 'server/merge.test', titles: 'told apart no more' },
  { name: 'what a merged card owes is forgiven', file: 'server/ledger/reverse.ts', changes: [['  await bringBack(tx, context, member, wanted)\n', '']], caughtBy: 'server/merged-cards', titles: 'can be given back' },
  { name: 'coupons of a merge are good on both cards', file: 'server/merge/coupons.ts', changes: [['.set({ given_at: new Date(context.now()) })', '.set({ given_at: null })']], caughtBy: 'server/merge-undo', titles: 'gives back coupons' },
  { name: 'a merge is taken apart twice', file: 'server/operations/merge-undo.ts', changes: [['if (row.undone_at) return shown(tx, row)', '']], caughtBy: 'server/merge-undo', titles: 'done once' },
  { name: 'wrong pins are counted for members only', file: 'server/old-cards.ts', changes: [['tries: tries + 1', 'tries: 0']], caughtBy: 'server/old-cards', titles: 'many members together' },
]

const served: Omit<Fault, 'project'>[] = [
  ...merged,
  { name: 'check-in counts days of UTC', file: 'server/operations/check-in.ts', changes: [['const dayNow = (context: Context) => dayOf(context.now(), offset)', 'const dayNow = (context: Context) => dayOf(context.now(), 0)']], caughtBy: 'server/midnights', titles: 'UTC 840' },
  { name: 'a row of days begins anew with every day', file: 'server/operations/check-in.ts', changes: [['const streak = (known.get(yesterday)?.streak ?? 0) + 1', 'const streak = known.has(yesterday) ? 2 : 1']], caughtBy: 'server/midnights', titles: 'UTC 840' },
  { name: 'a day that a slower clock adds late joins nothing', file: 'server/operations/check-in.ts', changes: [['known.has(tomorrow) ? await joinRows(', 'false ? await joinRows(']], caughtBy: 'server/midnights', titles: 'UTC 840' },
  { name: 'the answer of a key is not stored', file: 'server/app.ts', changes: [['await keepAnswer(tx, wanted, kept)', '']], caughtBy: 'server/idempotency', titles: 'same key and body' },
  { name: 'the clock goes on while a request is at work', file: 'server/app.ts', changes: [['atOneInstant(running)', 'running']], caughtBy: 'server/purchases', titles: 'midnight' },
  { name: 'points lapse a moment late', file: 'server/ledger/expire.ts', changes: [["'expires_at', '<=', new Date(context.now())", "'expires_at', '<', new Date(context.now())"]], caughtBy: 'server/ledger', titles: 'lapsing' },
  { name: 'lapsing is dated when it is noticed', file: 'server/ledger/expire.ts', changes: [['occurredAt: expires_at.getTime()', 'occurredAt: context.now()']], caughtBy: 'server/ledger', titles: 'lapsing' },
  { name: 'a reversal is not limited to its original', file: 'server/ledger/reverse.ts', changes: [['if (points > (await leftOf(tx, of)))', 'if (false)']], caughtBy: 'server/ledger', titles: 'undoing' },
  { name: 'a refund is not limited to its purchase', file: 'server/operations/purchases.ts', changes: [['if (refundedFen > purchase.paid_fen)', 'if (false)']], caughtBy: 'server/purchases', titles: 'a refund' },
  { name: 'a refund takes other points before its own', file: 'server/ledger/reverse.ts', changes: [['Math.min(points, own?.remaining ?? 0)', 'Math.min(0, own?.remaining ?? 0)'], ['lot.lotId !== own?.lotId', 'lot.lotId']], caughtBy: 'server/purchases', titles: 'own points first' },
  { name: 'what a refund could not take is asked for again', file: 'server/operations/purchases.ts', changes: [['points_taken_back: purchase.points_taken_back + points,', 'points_taken_back: purchase.points_taken_back + taken,']], caughtBy: 'server/earning', titles: 'forgives' },
  { name: 'a refund does not free the day’s cap', file: 'server/operations/purchases.ts', changes: [['if (entry) await countDay(', 'if (false) await countDay(']], caughtBy: 'server/earning', titles: 'cap back' },
  { name: 'a month brings its bonus with every purchase', file: 'server/ledger/monthly-bonus.ts', changes: [["sourceId: month, rule: 'monthly_bonus'", "sourceId: `${month} ${process.hrtime()}`, rule: 'monthly_bonus'"]], caughtBy: 'server/earning', titles: 'monthly bonus' },
  { name: 'a refund leaves the monthly bonus', file: 'server/operations/purchases.ts', changes: [['  await takeBackMonthlyBonus(', '  if (false) await takeBackMonthlyBonus(']], caughtBy: 'server/earning', titles: 'monthly bonus' },
  { name: 'a refund in parts leaves the tier', file: 'server/tier-term.ts', changes: [["if (reason === 'refund') continue", "if (reason === 'refund') break"]], caughtBy: 'server/earning', titles: 'undoes a tier' },
  { name: 'a hold can be ended twice', file: 'server/ledger/hold.ts', changes: [['set({ closed_seq: entry.seq, captured })', 'set({ captured })']], caughtBy: 'server/holds', titles: 'captured' },
  { name: 'a hold outlives its time by a moment', file: 'server/ledger/hold.ts', changes: [["'release_at', '<='", "'release_at', '<'"]], caughtBy: 'server/holds', titles: 'released' },
  { name: 'two servers do the job at once', file: 'server/ledger/upkeep.ts', changes: [['return taken !== undefined', 'return true']], caughtBy: 'server/holds', titles: 'one server at a time' },
  { name: 'what is held can still be spent', file: 'server/ledger/hold.ts', changes: [["postings: [{ from: 'available', to: 'held', points }]", "points: 0, movements: [], receipt: [], postings: [{ from: 'issued', to: 'held', points }]"]], caughtBy: 'server/holds', titles: 'neither available' },
  { name: 'a purchase counts on the board however much of it went back', file: 'server/leaderboard.ts', changes: [['sum(points_earned - points_taken_back)', 'sum(points_earned)']], caughtBy: 'server/leaderboard-months', titles: 'refunds have left' },
  { name: 'a purchase counts a moment before it is settled', file: 'loyalty/leaderboard.ts', changes: [['DAY_MS + 1)', 'DAY_MS + 2)']], caughtBy: 'server/leaderboard-months', titles: 'cannot be returned' },
  { name: 'who has left keeps a name on closed boards', file: 'server/operations/leaderboard.ts', changes: [['name: since ? maskedName(nickname) : null', 'name: maskedName(nickname)']], caughtBy: 'server/leaderboard.test', titles: 'ends at once' },
  { name: 'a reward is given to every tap', file: 'server/operations/tasks.ts', changes: [["if (round.claimed_at) throw new Problem('TASK_CLAIMED')", 'round.claimed_at = null']], caughtBy: 'server/tasks.test', titles: 'ten taps at once' },
  { name: 'a claim believes the app that a task is finished', file: 'server/operations/tasks.ts', changes: [['if (!round?.done_at) throw await', 'if (!round) throw await']], caughtBy: 'server/tasks.test', titles: 'shows how far' },
  { name: 'what is begun follows the brand’s second thoughts', file: 'server/tasks/rounds.ts', changes: [['const terms = termsOf(round)\n  const { open }', 'const terms = context.tasks.find(({ taskId }) => taskId === round.task_id) ?? termsOf(round)\n  const { open }']], caughtBy: 'server/tasks.test', titles: 'keeps its terms' },
  { name: 'a refund leaves what it had carried of a task', file: 'server/tasks/events.ts', changes: [['  await recountTasks(', '  if (false) await recountTasks(']], caughtBy: 'server/tasks.test', titles: 'takes back' },
  { name: 'one more can finish a scarce task than there is', file: 'server/tasks/stock.ts', changes: [["'<', stock)", "'<=', stock)"]], caughtBy: 'server/tasks.test', titles: 'two of twelve' },
  { name: 'a deadline takes what was finished before it', file: 'loyalty/tasks.ts', changes: [["  if (round.done) return 'claimable'\n  if (over) return 'expired'", "  if (over) return 'expired'\n  if (round.done) return 'claimable'"]], caughtBy: 'server/tasks.test', titles: 'between opening and tapping' },
  { name: 'a boost that was taken back goes on', file: 'server/tier-boost.ts', changes: [["where('member_id', '=', member.member_id).where('ended_at', 'is', null).where('ends_at', '>'", "where('member_id', '=', member.member_id).where('ends_at', '>'"], ["    .where('ended_at', 'is', null)\n    .executeTakeFirstOrThrow()", '    .executeTakeFirstOrThrow()']], caughtBy: 'server/boosts.test', titles: 'ends it at once' },
  { name: 'a boost that has multiplied a purchase can be taken back', file: 'server/operations/purchases.ts', changes: [['if (occasion.boost) await useBoost(', 'if (false) await useBoost(']], caughtBy: 'server/boosts.property' },
  { name: 'a boost becomes one’s own tier', file: 'server/tier-boost.ts', changes: [['  await keepLastEnd(tx, member)\n}\n\n/** Ends it at once', "  await keepLastEnd(tx, member)\n  await tx.updateTable('member').set({ tier_id: tierId }).where('member_id', '=', member.member_id).execute()\n}\n\n/** Ends it at once"]], caughtBy: 'server/boosts.property' },
  { name: 'a refund forgets that a term was made longer', file: 'server/tier-term.ts', changes: [['await extendedEnd(tx, member.member_id, before.tier_id, before.valid_until)', 'before.valid_until']], caughtBy: 'server/boosts.test', titles: 'refund takes back' },
  { name: 'a partner’s code is handed out twice', file: 'server/partners/pool.ts', changes: [['and given_at is null order by', 'order by']], caughtBy: 'server/partner-codes', titles: 'each to one' },
  { name: 'who gives twice is counted twice', file: 'server/donations.ts', changes: [['then 0 else 1', 'then 1 else 1']], caughtBy: 'server/donations', titles: 'gives twice' },
  { name: 'at a till a confirmation is taken at its deadline', file: 'server/till.ts', changes: [['payment.deadline.getTime() <= nowMs', 'payment.deadline.getTime() < nowMs']], caughtBy: 'server/till-answers', titles: 'deadline' },
  { name: 'at a till the rule is not looked at again', file: 'server/operations/till.ts', changes: [['if (allowed?.fen !== payment.fen)', 'if (false)']], caughtBy: 'server/till-answers', titles: 'came into force' },
  { name: 'at a till a receipt is paid with points twice', file: 'server/till.ts', changes: [["['asked', 'paid'].includes", "['asked'].includes"]], caughtBy: 'server/till-answers', titles: 'for a receipt twice' },
  { name: 'at a till a payment is taken back too late', file: 'server/operations/payments.ts', changes: [["throw new Problem('CANCEL_OVER')", 'void undoWithinMs']], caughtBy: 'server/till-answers', titles: 'after two minutes' },
  { name: 'at a till a code asks twice', file: 'server/pay-code.ts', changes: [["if (row.payment_id !== null) return 'CODE_USED'", '']], caughtBy: 'server/till.test', titles: 'used once' },
  { name: 'the last one is sold to everybody who asks at once', file: 'server/rewards/stock.ts', changes: [[' where reward_stock.taken < ${stock}', '']], caughtBy: 'server/redemption-races', titles: 'the last one', postgres: true },
  { name: 'who finds nothing left has paid', file: 'server/rewards/stock.ts', changes: [["if (rows.length === 0) throw new Problem('OUT_OF_STOCK')", '']], caughtBy: 'server/redemption-races', titles: 'the last one', postgres: true },
  { name: 'coupons of several members do not wait for each other on a bill', file: 'server/coupon-use.ts', changes: [['  await lockBill(tx, seller, asked.receiptNumber)\n', '']], caughtBy: 'server/coupon-bills', titles: 'four members', postgres: true },
  { name: 'a coupon is used without a look at what has become of it', file: 'server/coupon-use.ts', changes: [["if (verdict.reason === 'USED' || verdict.reason === 'GIVEN') throw new Problem('COUPON_USED')\n  if (verdict.reason !== null) throw", "if (verdict.reason !== null && verdict.reason !== 'USED') throw"], ["    .where('used_at', 'is', null)\n", '']], caughtBy: 'server/coupon-use', titles: 'is used once' },
  { name: 'a parcel’s card is claimed by everybody who comes at once', file: 'server/cards/claim.ts', changes: [["    .where('claimed_by', 'is', null)\n", '']], caughtBy: 'server/package-cards-races', titles: 'one card, claimed', postgres: true },
  { name: 'every parcel’s card welcomes', file: 'server/cards/standing.ts', changes: [["return asker.welcomed ? 'thanks' : 'welcome'", "return 'welcome'"]], caughtBy: 'server/package-cards.test', titles: 'thanks with points' },
  { name: 'cards of parcels are thanked for without end', file: 'server/cards/standing.ts', changes: [['asker.thanksThisMonth >= thanksPerMonth', 'asker.thanksThisMonth < 0']], caughtBy: 'server/package-cards.test', titles: 'times a month' },
  { name: 'a welcome on a merged card is forgotten, and the next parcel welcomes again', file: 'server/cards/standing.ts', changes: [["'=', cardsOf(personId))", "'=', personId)"]], caughtBy: 'server/package-cards.test', titles: 'no second welcome' },
  { name: 'a parcel’s card ends a day early', file: 'server/cards/standing.ts', changes: [['today > card.valid_until', 'today >= card.valid_until']], caughtBy: 'server/package-cards.test', titles: 'first moment' },
  { name: 'a parcel’s card that is refused keeps one from joining', file: 'server/operations/members.ts', changes: [['const card = found instanceof Problem ? null : found', 'if (found instanceof Problem) throw found\n  const card = found']], caughtBy: 'server/package-cards-joining', titles: 'still joins' },
  { name: 'guesses of parcels’ cards are not counted', file: 'server/guesses.ts', changes: [['for (const [who] of from) tries.count(who, now)', '']], caughtBy: 'server/package-cards-guesses', titles: 'ten times an hour' },
  { name: 'who tries many parcels’ cards uses up the limit of the address', file: 'server/app.ts', changes: [[', ...(cards.includes(operation.operationId) && { keyGenerator: byCode })', '']], caughtBy: 'server/package-cards-flood', titles: 'one right code' },
  { name: 'printed parcels’ cards lack their last sheet', file: 'scripts/package-cards/print.ts', changes: [['Math.ceil(count / perSheet)', 'Math.floor(count / perSheet)']], caughtBy: 'server/package-card-sheets', titles: 'one PDF' },
  { name: 'parcels’ cards that were never finished look as if they were', file: 'scripts/package-cards/print.ts', changes: [['const folder = unfinished(out)', 'const folder = `${out}/`.slice(0, -1)']], caughtBy: 'server/package-card-sheets', titles: 'called unfinished' },
  { name: 'a first order that was brought back counts for a parcel’s card', file: 'scripts/package-cards/report.ts', changes: [[' and purchase.refunded_fen < purchase.paid_fen', '']], caughtBy: 'server/package-card-report', titles: 'brought back' },
  { name: 'a member’s row is not locked', file: 'server/ledger/account.ts', changes: [['.forUpdate()', '']], caughtBy: 'server/races', titles: 'last points', postgres: true },
  {
    name: 'the cap is checked before the row is locked',
    file: 'server/operations/purchases.ts',
    changes: [
      ["  const now = context.now()\n  const member = await openAccount(tx, context, memberId, 'NOT_FOUND')\n  mustStay(member)", "  const now = context.now()\n  const { earnedToday } = await import('../ledger/accrue')\n  const early = await earnedToday(tx, context, memberId)\n  const member = await openAccount(tx, context, memberId, 'NOT_FOUND')\n  mustStay(member)"],
      ['const accrual = purchaseAccrual(paidFen, occasion, rule)', 'occasion.today = early\n  const accrual = purchaseAccrual(paidFen, occasion, rule)'],
    ],
    caughtBy: 'server/races',
    titles: 'cap together',
    postgres: true,
  },
  { name: 'a review outlives its writer', file: 'server/my-data/holdings/doings.ts', changes: [["    columns: { member_id: null, purchase_id: null, stars: '星', text: '内容', tags: '标签', at: '时间' },\n    newest: 'at',\n    ends: 'deleted',", "    columns: { member_id: null, purchase_id: null, stars: '星', text: '内容', tags: '标签', at: '时间' },\n    newest: 'at',\n    ends: 'stay',"]], caughtBy: 'server/my-data', titles: 'is nobody once' },
  { name: 'the export leaves out a section', file: 'server/my-data/holdings/rewards.ts', changes: [["since: '开启时间'", 'since: null']], caughtBy: 'server/my-data', titles: 'what setAutoRedeem wrote' },
  { name: 'others’ answers still tell of one who has left', file: 'server/my-data/erase.ts', changes: [['    await forgetAnswers(context, gone)\n', '']], caughtBy: 'server/erasing', titles: 'answers to others' },
  { name: 'a receipt of one who has left earns again', file: 'server/my-data/erase.ts', changes: [['  await keepSpent(tx, context, ids)\n', '']], caughtBy: 'server/erasing', titles: 'a receipt that has earned' },
  { name: 'who is leaving goes on as before', file: 'server/ledger/account.ts', changes: [["  if (otherwise === 'NOT_A_MEMBER') mustStay(member)\n", '']], caughtBy: 'server/cancellation', titles: 'checkIn rests' },
  { name: 'points of one who is leaving are exchanged', file: 'server/ledger/upkeep.ts', changes: [['        if (member.ends_at) return\n', '']], caughtBy: 'server/cancellation', titles: 'by itself' },
  { name: 'more is lost than was shown', file: 'server/operations/cancellation.ts', changes: [['if (lost.points > body.points)', 'if (lost.points < 0)']], caughtBy: 'server/cancellation', titles: 'more to lose' },
  { name: 'withdrawn messages go out', file: 'server/consents.ts', changes: [[' and not switched.messages)', ' and false)']], caughtBy: 'server/consents', titles: 'stops when' },
  { name: 'a visitor who comes by is forgotten all the same', file: 'server/operations/people.ts', changes: [['.set({ forget_at }).where', ".set({ name: null }).where"]], caughtBy: 'server/erasing', titles: 'remembered for as long' },
]

const redeemed: Omit<Fault, 'project'>[] = [
  { name: 'a redemption’s id is not looked up', file: 'server/operations/redemptions.ts', changes: [['if (known) return shownRedemption', 'if (false) return shownRedemption']], caughtBy: 'redeeming/kills', titles: 'redeems a coupon, and the answer is lost:' },
  { name: 'any price will do', file: 'server/operations/redemptions.ts', changes: [['points === pricePoints && fen === priceFen)', 'points > 0 && fen === priceFen)']], caughtBy: 'redeeming/histories' },
  { name: 'a reward can be had at the instant it closes', file: 'loyalty/rewards.ts', changes: [['Date.parse(reward.closesAt) <= nowMs', 'Date.parse(reward.closesAt) < nowMs']], caughtBy: 'redeeming/histories' },
  { name: 'a member may have one more than the limit', file: 'loyalty/rewards.ts', changes: [['asker.had >= reward.perMember', 'asker.had > reward.perMember']], caughtBy: 'redeeming/histories' },
  { name: 'what is taken back stays gone', file: 'server/rewards/cancel.ts', changes: [['if (redemption.stock_taken) await putBack', 'if (false) await putBack']], caughtBy: 'redeeming/kills', titles: 'takes back, and nothing is lost' },
  { name: 'what was taken back is taken back again', file: 'server/rewards/cancel.ts', changes: [["if (state === 'cancelled' || state === 'lapsed') return", "if (state === 'lapsed') return"]], caughtBy: 'redeeming/kills', titles: 'takes back, and the answer is lost:' },
  { name: 'points that are taken back live on as a gift', file: 'server/ledger/lots.ts', changes: [['const part = Math.min(left, -moved, earned - remaining)', 'const part = 0 * (earned + remaining + moved)']], caughtBy: 'redeeming/kills', titles: 'takes back, and nothing is lost' },
  { name: 'a coupon outlives its redemption', file: 'server/rewards/coupon.ts', changes: [['if (coupon_id !== null) await voidCoupon', 'if (false) await voidCoupon']], caughtBy: 'redeeming/kills', titles: 'takes back, and nothing is lost' },
  { name: 'a redemption is forgotten before its answer', file: 'src/state/redemptions.ts', changes: [['  const body = { ...unheard, rewardId }', '  removeStored(slot)\n  const body = { ...unheard, rewardId }']], caughtBy: 'redeeming/kills', titles: 'redeems a coupon, and nothing is lost' },
  { name: 'whoever starts again redeems anew', file: 'src/state/redemptions.ts', changes: [['= unheardRedemption(rewardId) ?? {', '= null ?? {']], caughtBy: 'redeeming/kills', titles: 'redeems a coupon, and the answer is lost:' },
  { name: 'what is sent is not stored first', file: 'src/state/redemptions.ts', changes: [['if (!writeStored(slot, ', 'if (false && !writeStored(slot, ']], caughtBy: 'redeeming/kills', titles: 'redeems a coupon, and the answer is lost:' },
  { name: 'a failure counts as a refusal', file: 'src/state/redemptions.ts', changes: [['if (settled.includes(error.code)) {', 'if (settled.includes(error.code) || error.passing) {']], caughtBy: 'redeeming/kills', titles: 'redeems a coupon, and the server fails after' },
]

const shown: Omit<Fault, 'project'>[] = [
  { name: 'a tap that failed stays on the screen', file: 'src/state/check-in.ts', changes: [['if (subjectId() === whose) for (const { key, data } of before) queryClient.setQueryData(key, data)', '']], caughtBy: 'interleavings' },
  { name: 'what was asked for before a tap may answer after it', file: 'src/state/check-in.ts', changes: [['[homeKey(whose), keyOf(whose)].map((queryKey) => queryClient.cancelQueries({ queryKey }))', '[homeKey(whose)].map(() => null)']], caughtBy: 'interleavings' },
  { name: 'a write’s key is not stored before it leaves', file: 'src/api/once.ts', changes: [['if (!writeStored(slot, { key, body: text } satisfies Unfinished)) throw', 'if (false) throw']], caughtBy: 'interleavings' },
]

export const faults: Fault[] = [...pure.map((fault) => ({ ...fault, project: 'loyalty' as const })), ...served.map((fault) => ({ ...fault, project: 'server' as const })), ...redeemed.map((fault) => ({ ...fault, project: 'redeeming' as const })), ...shown.map((fault) => ({ ...fault, project: 'interleavings' as const }))]
