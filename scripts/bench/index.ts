/**
 * npm run bench: how the backend answers on PostgreSQL, as ratios side by side in one run. Prints its tables and writes them to
 * docs/benchmarks.md. Needs a PostgreSQL at TEST_DATABASE_URL or 127.0.0.1:5432 and makes a database of its own there, dropped at the end.
 * BENCH_SMALL=1 tries the programme out with a hundredth of the rows, and writes nothing.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { benchDatabase } from './database'
import { historyTable } from './history'

const small = Boolean(process.env.BENCH_SMALL)
const page = join(__dirname, '..', '..', 'docs', 'benchmarks.md')
const say = (line: string) => console.log(line)

async function main(): Promise<void> {
  const { database, version, close } = await benchDatabase()
  try {
    const text = [
      '# Benchmarks',
      '',
      'Written by `npm run bench`; not to be edited. Times differ from machine to machine, so look at the ratios.',
      '',
      `PostgreSQL ${version}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
      '',
      ...(await historyTable(database, small ? 100 : 1, say)),
      '',
    ].join('\n')
    say(`\n${text}`)
    if (!small) writeFileSync(page, text)
  } finally {
    await close()
  }
}

main().catch((error: Error) => {
  console.error(error)
  process.exitCode = 1
})
