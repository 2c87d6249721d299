/**
 * npm run bench: how the backend answers on PostgreSQL, as ratios side by side in one run. Prints its tables and writes them to
 * docs/benchmarks.md. Needs a PostgreSQL at TEST_DATABASE_URL or 127.0.0.1:5432 and makes a database of its own there, dropped at the end.
 * Words choose parts, the others stay as they are written: `npm run bench -- redeeming`.
 * BENCH_SMALL=1 tries the programme out with a hundredth of the rows, and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { benchDatabase } from './database'
import { historyTable } from './history'
import { redemptionTable } from './redemptions'

const small = Boolean(process.env.BENCH_SMALL)
const page = join(__dirname, '..', '..', 'docs', 'benchmarks.md')
const say = (line: string) => console.log(line)

const parts = [
  { name: 'reading', write: historyTable, divisor: 100 },
  { name: 'redeeming', write: redemptionTable, divisor: 10 },
]

/** What the page says under each heading now, in its order. */
const written = () => readFileSync(page, 'utf8').split(/^(?=## )/m).slice(1).map((part) => part.trim())

async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const before = written()
  const texts: string[] = []
  let server = ''
  for (const [place, { name, write, divisor }] of parts.entries()) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) {
      if (before[place]) texts.push(before[place])
      continue
    }
    // Each on a database of its own: what one has left behind is not in the way of the next.
    const { database, version, close } = await benchDatabase()
    server = version
    texts.push(await write(database, small ? divisor : 1, say).then((lines) => lines.join('\n')).finally(close))
  }
  const text = [
    '# Benchmarks',
    'Written by `npm run bench`; not to be edited. Times differ from machine to machine, so look at the ratios.',
    `PostgreSQL ${server}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    ...texts,
  ].join('\n\n')
  say(`\n${text}\n`)
  if (!small) writeFileSync(page, `${text}\n`)
}

main().catch((error: Error) => {
  console.error(error)
  process.exitCode = 1
})
