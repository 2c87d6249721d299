import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from './startup-error'

/** When a process began, so that a reused process id is not taken for the old process. Empty where the system does not tell. */
function beganAt(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(holder: string): boolean {
  const [pid, began] = holder.trim().split(' ')
  if (!Number(pid)) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return !began || beganAt(Number(pid)) === began
}

const held = (folder: string, holder: string) =>
  new StartupError(`The data folder ${folder} is in use by process ${holder.trim().split(' ')[0]}; stop it, or choose another folder with MEMBER_CENTER_DATA.`)

/** The embedded database allows one process per folder, and two would destroy it. Returns what gives the folder back. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${beganAt(process.pid)}\n`
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    let holder: string
    try {
      holder = readFileSync(file, 'utf8')
    } catch {
      continue
    }
    if (isAlive(holder)) throw held(folder, holder)
    // Moved aside before it is judged again: of two starters only one moves a given lock.
    const aside = `${file}.${process.pid}`
    try {
      renameSync(file, aside)
    } catch {
      continue
    }
    const moved = readFileSync(aside, 'utf8')
    if (isAlive(moved)) {
      renameSync(aside, file)
      throw held(folder, moved)
    }
    rmSync(aside)
  }
}
