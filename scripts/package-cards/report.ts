import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../../server/database'

/** How far the cards of a batch came, or of several. */
export interface Reported {
  batch: string
  channel: string
  printed: number
  scanned: number
  joined: number
  /** Claimed by who was a member before. */
  members: number
  /** Of those who joined with one: bought afterwards, and have not brought all of it back. */
  firstOrder: number
  voided: boolean
}

/** Per batch, in the order they were made. A purchase counts for whoever has the card now: cards of one person may have been merged. */
export async function reportOf(db: Kysely<Tables>, batchId: string | null): Promise<Reported[]> {
  const { rows } = await sql<Reported>`
    with recursive holder as (
      select code_hash, claimed_by as member_id from package_card where joined
      union
      select holder.code_hash, member.merged_into from holder join member using (member_id) where member.merged_into is not null
    ), ordered as (
      select distinct card.code_hash
      from holder
      join package_card card using (code_hash)
      join purchase on purchase.member_id = holder.member_id and purchase.paid_at >= card.claimed_at and purchase.refunded_fen < purchase.paid_fen
    )
    select batch.batch_id as batch, batch.channel, batch.cards as printed, batch.voided_at is not null as voided,
      (count(*) filter (where card.first_scanned_at is not null or card.claimed_at is not null))::integer as scanned,
      (count(*) filter (where card.joined))::integer as joined,
      (count(*) filter (where not card.joined))::integer as members,
      (count(ordered.code_hash))::integer as "firstOrder"
    from card_batch batch
    join package_card card using (batch_id)
    left join ordered using (code_hash)
    where ${batchId}::text is null or batch.batch_id = ${batchId}
    group by batch.batch_id
    order by batch.made_at, batch.batch_id`.execute(db)
  return rows
}

/** One line for each channel with more than one batch, and one for all. */
export function summed(rows: readonly Reported[]): Reported[] {
  const sum = (of: readonly Reported[], batch: string, channel: string): Reported => {
    const add = (key: 'printed' | 'scanned' | 'joined' | 'members' | 'firstOrder') => of.reduce((all, row) => all + row[key], 0)
    return { batch, channel, printed: add('printed'), scanned: add('scanned'), joined: add('joined'), members: add('members'), firstOrder: add('firstOrder'), voided: false }
  }
  const channels = [...new Set(rows.map(({ channel }) => channel))].map((channel) => rows.filter((row) => row.channel === channel))
  if (rows.length < 2) return []
  return [...channels.filter((of) => of.length > 1 && channels.length > 1).map((of) => sum(of, 'all of', of[0].channel)), sum(rows, 'all', '')]
}

const share = (part: number, of: number) => (of === 0 ? '' : `${((part / of) * 100).toFixed(1)}%`)

/** scanned is a share of the printed, joined and members of the scanned, first orders of the joined. */
const cells = (row: Reported): string[] => [
  row.batch, row.channel, String(row.printed),
  String(row.scanned), share(row.scanned, row.printed),
  String(row.joined), share(row.joined, row.scanned),
  String(row.members), share(row.members, row.scanned),
  String(row.firstOrder), share(row.firstOrder, row.joined),
  row.voided ? 'voided' : '',
]

/** For the terminal. */
export function tableOf(rows: readonly Reported[]): string {
  const head = ['batch', 'channel', 'printed', 'scanned', '', 'joined', '', 'members', '', 'first order', '', '']
  const lines = [head, ...[...rows, ...summed(rows)].map(cells)]
  const wide = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  return `${lines.map((line) => line.map((cell, i) => (i < 2 ? cell.padEnd(wide[i]) : cell.padStart(wide[i]))).join('  ').trimEnd()).join('\n')}\n`
}

/** For a spreadsheet, which sums up by itself. */
export function reportCsv(rows: readonly Reported[]): string {
  const head = ['batch', 'channel', 'printed', 'scanned', 'scanned of printed', 'joined', 'joined of scanned', 'members', 'members of scanned', 'first order', 'first order of joined', 'voided']
  return `${[head, ...rows.map(cells)].map((line) => line.join()).join('\n')}\n`
}
