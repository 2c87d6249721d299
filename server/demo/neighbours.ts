import type { Context } from '../context'
import type { Tx } from '../database'
import { beOnBoard, neighbourNames } from './board'
import { Life } from './life'
import type { Place } from './life'
import { redeemed } from './redeeming'

const day = 86_400_000
/** What each bought, once: most a tin of tea, a few a table full of it. */
export const bought = [...Array.from({ length: 14 }, () => 6800), ...Array.from({ length: 5 }, () => 36_000), 130_000, 130_000, 130_000, 320_000]

/** Members nobody signs in as: with them it can be said how rare a tier is. The clock is the story's. */
export async function tellNeighbours(tx: Tx, context: Context, clock: { ms: number }, { now, wukang }: { now: number; wukang: Place }): Promise<void> {
  for (const [i, fen] of bought.entries()) {
    clock.ms = now - (280 - i * 9) * day
    const memberId = context.newId()
    await tx.insertInto('person').values({ member_id: memberId, name: neighbourNames[i] ?? null, phone: null, first_seen_at: new Date(clock.ms) }).execute()
    const life = new Life(tx, context, memberId, `N${i}`)
    life.join(clock.ms, 'store')
    life.buy(clock.ms + 3_600_000, fen, wukang)
    // A few keep to themselves.
    if (i % 8 !== 7) beOnBoard(life, clock.ms, now, wukang, i)
    // Most have given something to the book room.
    if (i % 4 !== 3) redeemed(life, now - (30 - i) * day, 'book-room')
    for (const happening of life.happenings.sort((a, b) => a.at - b.at)) {
      clock.ms = happening.at
      await happening.live()
    }
  }
  context.print(`  ${bought.length} neighbours`)
}
