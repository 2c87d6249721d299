import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import UPNG from 'upng-js'
import { cardCodeIn } from '../../loyalty/package-cards'
import { startBackend } from '../backend/running'
import type { RunningBackend } from '../backend/running'
import { closeBrowser, openBrowser, Phone } from './phone'

const root = join(__dirname, '..', '..')
let folder: string
let backend: RunningBackend
/** Of each card as the printer's list has it. */
let listed: { code: string; link: string }[]

/** Prints ten cards with the command of the terminal, and starts the server on the same data. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'member-center-printed-'))
  const data = join(folder, 'data')
  const env = { ...process.env, MEMBER_CENTER_DATA: data, DATABASE_URL: '' }
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/package-cards.ts', '--batch', 'autumn', '--count', '10', '--out', join(folder, 'cards')], { cwd: root, env, stdio: 'ignore' })
  listed = readFileSync(join(folder, 'cards', 'cards.csv'), 'utf8').trim().split('\n').slice(1).map((line) => ({ code: line.split(',')[4], link: line.split(',')[3] }))
  process.env.MEMBER_CENTER_DEMO = '0'
  backend = await startBackend(data)
  process.env.TEST_BACKEND = backend.origin
  await openBrowser()
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await backend?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What a reader makes of a picture of a card's code and what stands around it. */
async function readFrom(page: Page, card: number): Promise<string | undefined> {
  const box = await page.locator('.qr').nth(card).boundingBox()
  if (!box) throw new Error(`card ${card} is not on the sheet`)
  const around = 24
  const clip = { x: box.x - around, y: box.y - around, width: box.width + 2 * around, height: box.height + 2 * around }
  const png = UPNG.decode(new Uint8Array(await page.screenshot({ clip })).buffer)
  return jsQR(new Uint8ClampedArray(UPNG.toRGBA8(png)[0]), png.width, png.height)?.data
}

async function readSheets(density: number, look: string): Promise<(string | undefined)[]> {
  const phone = await Phone.open({ density })
  await phone.page.setViewportSize({ width: 794, height: 1123 })
  const read: (string | undefined)[] = []
  for (const name of readdirSync(join(folder, 'cards', 'svg')).sort()) {
    const sheet = readFileSync(join(folder, 'cards', 'svg', name), 'utf8')
    await phone.page.setContent(`<body style="margin:0;${look}">${sheet}`)
    const cards = await phone.page.locator('.qr').count()
    for (let card = 0; card < cards; card += 1) read.push(await readFrom(phone.page, card))
  }
  await phone.close()
  return read
}

describe('a printed card', () => {
  it.each([
    ['straight', 2, ''],
    ['by a coarse camera, askew, out of focus and in poor light', 1.5, 'transform: rotate(4deg) skewX(3deg); filter: blur(.5px) contrast(.6) brightness(.8)'],
  ])('is read from a picture of its sheet, taken %s', async (_title, density, look) => {
    expect(await readSheets(density, look)).toEqual(listed.map(({ link }) => link))
  }, 60_000)

  it('has one code, whichever of the three ways its link or code comes', () => {
    for (const { code, link } of listed) {
      expect(cardCodeIn({ q: encodeURIComponent(link) })).toEqual({ code })
      expect(cardCodeIn({ scene: code })).toEqual({ code })
      expect(cardCodeIn({ card: code })).toEqual({ code })
    }
  })

  it('leads from the link to its own card, which is open', async () => {
    for (const { code, link } of listed) {
      const landing = await fetch(backend.origin + new URL(link).pathname, { redirect: 'manual' })
      expect(landing.headers.get('location')).toBe(`/#/subpackages/join/index?card=${code}`)
      const card = await fetch(`${backend.origin}/v1/package-cards/${code}`)
      expect(await card.json()).toMatchObject({ state: 'open', printed: code.slice(0, 4), gift: { kind: 'welcome', joinPoints: 100 } })
    }
  })

  it.each([0, 9])('opened as a page shows its gift before it asks for anything: card %i', async (card) => {
    const phone = await Phone.open()
    await phone.page.goto(backend.origin + new URL(listed[card].link).pathname)
    await phone.see(listed[card].code.slice(0, 4))
    for (const gift of ['桂花乌龙试饮装', '满 99 减 12', '100 积分']) await phone.see(gift)
    expect(phone.requests.filter((request) => request.startsWith('POST'))).toEqual([])
    expect(phone.complaints).toEqual([])
    await phone.close()
  })
})
