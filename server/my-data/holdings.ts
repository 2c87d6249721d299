import type { Tables } from '../database'
import type { Holding, Holdings } from './holding'
import { doings } from './holdings/doings'
import { ledger } from './holdings/ledger'
import { member, people } from './holdings/people'
import { rewards } from './holdings/rewards'

/** Every table of the database, in an order in which rows can go; a new one does not compile until it is decided on. */
export const holdings: Holdings = {
  ...doings,
  ...rewards,
  ...ledger,
  ...people,
  ...member,
  board: { holdsNothing: 'months of the board, counted' },
  card_batch: { holdsNothing: 'batches of cards that were printed' },
  donation_total: { holdsNothing: 'sums over everybody' },
  lease: { holdsNothing: 'which server does what' },
  migration: { holdsNothing: 'the shape of the database' },
  reward_stock: { holdsNothing: 'sums over everybody' },
  rule_announcement: { holdsNothing: 'told to everybody' },
  rule_version: { holdsNothing: "the brand's rules" },
  setting: { holdsNothing: "the server's own" },
  spent_receipt: { holdsNothing: 'digests of receipts, and nobody to them' },
  staff: { holdsNothing: 'people who work here; their employer sees to them' },
  staff_wrong_code: { holdsNothing: 'of staff' },
  store: { holdsNothing: 'stores' },
  task_stock: { holdsNothing: 'sums over everybody' },
  tier_share: { holdsNothing: 'sums over everybody' },
  till_wrong_code: { holdsNothing: 'of staff' },
}

/** The tables that hold something, in the order in which rows can go. */
export const held = Object.entries(holdings).flatMap(([table, holding]) => ('holdsNothing' in holding ? [] : [{ table: table as keyof Tables, ...(holding as Holding) }]))
