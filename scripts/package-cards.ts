/**
 * Cards for parcels, their report and their end:
 *   npm run package-cards -- --batch 2026-autumn --count 10000 --out cards [--channel tmall] [--gift tea] [--from DAY] [--until DAY]
 *   npm run package-cards -- report [--batch 2026-autumn] [--csv FILE]
 *   npm run package-cards -- void --batch 2026-autumn
 * Only hashes of the codes are stored: whoever loses the folder has lost the cards.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cardLinkBase } from '../brand/package-cards'
import { programme } from '../brand/programme'
import { dayOf } from '../loyalty/calendar'
import { voidBatch } from '../server/cards/batch'
import { readConfig } from '../server/config'
import { machineClock } from '../server/context'
import { openFolder, openPostgres } from '../server/database'
import type { Database } from '../server/database'
import { migrate } from '../server/migrate'
import { nameIn, wantedIn } from './package-cards/asked'
import { printBatch } from './package-cards/print'
import type { Progress } from './package-cards/print'
import { Refusal } from './package-cards/refusal'
import { reportCsv, reportOf, tableOf } from './package-cards/report'

const text = { type: 'string' } as const
const options = { batch: text, count: text, out: text, channel: text, gift: text, from: text, until: text, csv: text }

const say = (line: string) => void process.stdout.write(`${line}\n`)
const whisper = (line: string) => void process.stderr.write(line)

/** A line that counts on a terminal; elsewhere a line for each tenth. */
const progress: Progress = (step, done, all) => {
  const tenth = (of: number) => Math.floor((of / all) * 10)
  if (process.stderr.isTTY) whisper(`\r${step} ${done} of ${all}${done === all ? '\n' : ''}`)
  else if (tenth(done) > tenth(done - 1)) whisper(`${step} ${done} of ${all}\n`)
}

async function withDatabase(job: (database: Database) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const database = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openFolder(config.dataFolder, (line) => whisper(`${line}\n`))
  try {
    await migrate(database, machineClock)
    await job(database)
  } finally {
    await database.close()
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command = 'print', ...more] = positionals
  if (!['print', 'report', 'void'].includes(command) || more.length > 0) throw new Refusal(`${positionals.join(' ')} is none of its commands: report, void; without one it prints.`)
  const at = new Date(machineClock())
  if (command === 'print') {
    const wanted = wantedIn(values, dayOf(at.getTime(), programme.utcOffsetMinutes))
    await withDatabase((database) => printBatch(database, wanted, at, progress))
    say(`${wanted.count} cards of ${wanted.batchId} in ${wanted.out}, to be claimed from ${wanted.validFrom} to ${wanted.validUntil}. They lead to ${cardLinkBase} (brand/package-cards.ts).`)
  } else if (command === 'void') {
    const batchId = nameIn('batch', values.batch)
    await withDatabase(async ({ db }) => {
      if (!(await db.transaction().execute((tx) => voidBatch(tx, batchId, at)))) throw new Refusal(`No batch ${batchId} could be claimed from: it is voided already, or there is none.`)
    })
    say(`No card of ${batchId} can be claimed any more; what was claimed stays.`)
  } else {
    const batchId = values.batch === undefined ? null : nameIn('batch', values.batch)
    await withDatabase(async ({ db }) => {
      const rows = await reportOf(db, batchId)
      if (rows.length === 0) throw new Refusal(batchId ? `There is no batch ${batchId}.` : 'No cards were ever printed.')
      if (values.csv) writeFileSync(values.csv, reportCsv(rows))
      process.stdout.write(tableOf(rows))
    })
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
