import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CardShop } from '../backend/card-shop'

type Offer = Pick<CardShop, 'origin' | 'cards' | 'staff' | 'known' | 'leaving'>

let child: ChildProcess

/** The backend of the screens that follow is one with cards of every kind, until it is closed. */
export async function openCardShop(): Promise<Offer> {
  const log = join(mkdtempSync(join(tmpdir(), 'member-center-cards-')), 'log')
  child = spawn(process.execPath, ['--import', 'tsx', 'test/backend/card-shop-alone.ts'], { cwd: join(__dirname, '..', '..'), env: { ...process.env, TEST_ENGINE: 'pglite' } })
  const offer = await new Promise<Offer>((resolve, reject) => {
    let printed = ''
    const listen = (chunk: Buffer) => {
      appendFileSync(log, chunk)
      printed += String(chunk)
      const line = /^\{.*\}$/m.exec(printed)
      if (line) resolve(JSON.parse(line[0]) as Offer)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.on('exit', () => reject(new Error(`the card shop did not open:\n${printed}`)))
  })
  process.env.TEST_BACKEND = offer.origin
  process.env.TEST_BACKEND_LOG = log
  return offer
}

export function closeCardShop(): void {
  child.removeAllListeners('exit')
  child.kill()
}
