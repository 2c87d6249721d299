/**
 * Takes in plastic cards of before: npm run old-cards -- --file cards.csv
 * number,pin,name,phone,points,growth,joined to a line. Run twice it adds nothing twice; a file with anything odd in it is
 * refused as a whole. Each card becomes a member, whom its holder finds by number and pin.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cardsIn, takeInCard } from '../server/deliveries/old-cards'
import { fail, whileOpen } from './taking-in'

async function main(): Promise<void> {
  const { file } = parseArgs({ options: { file: { type: 'string' } } }).values
  if (!file) fail('Usage: npm run old-cards -- --file <cards.csv>')
  const { rows, complaints } = cardsIn(readFileSync(file, 'utf8'))
  if (complaints.length > 0) fail(`Nothing was taken in.\n${complaints.slice(0, 20).map(({ line, what }) => `  line ${line}: ${what}`).join('\n')}`)
  if (rows.length === 0) fail('There is no card in this file.')
  await whileOpen(async (context) => {
    let added = 0
    for (const [place, card] of rows.entries()) {
      // Each by itself: what is cut short goes on where it stopped.
      if (await context.db.transaction().execute((tx) => takeInCard(tx, context, card))) added += 1
      if ((place + 1) % 1000 === 0) process.stderr.write(`  ${place + 1} of ${rows.length}\n`)
    }
    process.stdout.write(`${added} new cards; ${rows.length - added} were there already.\n`)
  })
}

main().catch((error: Error) => fail(error.message))
