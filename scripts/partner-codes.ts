/**
 * Takes in codes that a partner has delivered: npm run partner-codes -- --partner miles --file codes.csv
 * One code to a line. Run twice it adds nothing twice; a file with anything odd in it is refused as a whole.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rewards } from '../brand/rewards'
import { readConfig } from '../server/config'
import { machineClock } from '../server/context'
import { openFolder, openPostgres } from '../server/database'
import { migrate } from '../server/migrate'
import { codesIn } from '../server/partners/delivery'
import { takeIn } from '../server/partners/pool'

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  const { partner, file } = parseArgs({ options: { partner: { type: 'string' }, file: { type: 'string' } } }).values
  const partners = rewards.flatMap((reward) => (reward.kind === 'partner_code' ? [reward.partner.partnerId] : []))
  if (!partner || !file) fail('Usage: npm run partner-codes -- --partner <id> --file <codes.csv>')
  if (!partners.includes(partner)) fail(`brand/rewards.ts knows no partner ${partner}; it knows ${partners.join(', ') || 'none'}.`)
  const { codes, complaints } = codesIn(readFileSync(file, 'utf8'))
  if (complaints.length > 0) fail(`Nothing was taken in.\n${complaints.slice(0, 20).map(({ line, what }) => `  line ${line}: ${what}`).join('\n')}`)
  if (codes.length === 0) fail('There is no code in this file.')
  const config = readConfig(process.env)
  const database = config.databaseUrl ? await openPostgres(config.databaseUrl) : await openFolder(config.dataFolder, (line) => void process.stderr.write(`${line}\n`))
  try {
    await migrate(database, machineClock)
    const added = await database.db.transaction().execute((tx) => takeIn(tx, partner, codes, new Date(machineClock())))
    process.stdout.write(`${added} new codes of ${partner}; ${codes.length - added} were there already.\n`)
  } finally {
    await database.close()
  }
}

main().catch((error: Error) => fail(error.message))
