/**
 * Takes in orders of marketplaces, to be claimed for points: npm run marketplace-orders -- --file orders.csv
 * marketplace,order,paid_fen,ordered_at,phone_tail to a line. Run twice it adds nothing twice; a file with anything odd in it
 * is refused as a whole.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ordersIn } from '../server/deliveries/orders'
import { takeInOrders } from '../server/marketplace-orders'
import { fail, whileOpen } from './taking-in'

async function main(): Promise<void> {
  const { file } = parseArgs({ options: { file: { type: 'string' } } }).values
  if (!file) fail('Usage: npm run marketplace-orders -- --file <orders.csv>')
  const { rows, complaints } = ordersIn(readFileSync(file, 'utf8'))
  if (complaints.length > 0) fail(`Nothing was taken in.\n${complaints.slice(0, 20).map(({ line, what }) => `  line ${line}: ${what}`).join('\n')}`)
  if (rows.length === 0) fail('There is no order in this file.')
  await whileOpen(async (context) => {
    const added = await context.db.transaction().execute((tx) => takeInOrders(tx, context, rows))
    process.stdout.write(`${added} new orders; ${rows.length - added} were there already.\n`)
  })
}

main().catch((error: Error) => fail(error.message))
