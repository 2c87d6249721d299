/** npm start: builds the H5 app when it is missing or older than its sources, then starts the backend and says where to look. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { demoPeople } from '../brand/demo'
import { programme } from '../brand/programme'
import { runServer } from '../server/main'

const root = join(__dirname, '..')
const h5Folder = join(root, 'dist', 'h5')
const index = join(h5Folder, 'index.html')
const sources = ['src', 'brand', 'loyalty', 'contract', 'config', 'package.json']
const print = (line: string) => console.log(line)

function newest(path: string): number {
  const about = statSync(path)
  if (!about.isDirectory()) return about.mtimeMs
  return readdirSync(path).reduce((latest, inside) => Math.max(latest, newest(join(path, inside))), 0)
}

function buildIsStale(): boolean {
  if (!existsSync(index)) return true
  const built = statSync(index).mtimeMs
  return sources.some((source) => newest(join(root, source)) > built)
}

function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
    const child = spawn(process.execPath, [tsx, join(root, 'scripts/build.ts'), 'h5'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The H5 app was not built: its build ended with code ${code}, see above.`))
    })
  })
}

async function main(): Promise<void> {
  if (process.env.MEMBER_CENTER_SKIP_BUILD !== '1' && buildIsStale()) await build()
  await runServer({ print, h5Folder }, ({ origin, context }) => {
    print('')
    print(programme.name)
    print(`  shopper       ${origin}/`)
    print(`  package card  ${origin}/join`)
    print(`  staff         ${origin}/staff`)
    if (context.config.demo) {
      print('')
      print('Demo people, to switch between in the app or to sign in as: POST /v1/sessions {"provider":"demo","person":"…"}')
      for (const person of demoPeople) print(`  ${person.handle.padEnd(14)}${person.name}  ${person.note}`)
    }
    print('')
    print(`ready ${origin}`)
  })
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
