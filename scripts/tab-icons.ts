/**
 * Draws the tab bar's icons: the platform takes pictures there, not CSS. Run it after changing brand/theme.ts or an icon:
 * npx tsx scripts/tab-icons.ts. Needs a Chromium; CHROME_PATH names another one than the installed.
 */
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import UPNG from 'upng-js'
import { tabColors } from '../src/theme/palette'

const root = path.resolve(__dirname, '..')
const folder = path.join(root, 'src/assets/tabs')
const drawings = readFileSync(path.join(root, 'src/theme/icons.scss'), 'utf8')
const tabs = { home: 'leaf', mall: 'bag', tasks: 'task', me: 'user' }
const SIDE = 81

function svg(icon: string, colour: string, selected: boolean): string {
  const d = new RegExp(`'${icon}': '([^']+)'`).exec(drawings)?.[1]
  if (!d) throw new Error(`no icon named ${icon} in src/theme/icons.scss`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="-1.5 -1.5 27 27" fill="none"
    stroke="${colour}" stroke-width="${selected ? 1.7 : 1.5}" stroke-linecap="round" stroke-linejoin="round">
    <path d="${d}" fill="${selected ? colour : 'none'}" fill-opacity=".14"/></svg>`
}

async function draw() {
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
  })
  const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } })
  for (const mode of ['light', 'dark'] as const) {
    for (const [tab, icon] of Object.entries(tabs)) {
      for (const selected of [false, true]) {
        const { on, text } = tabColors[mode]
        await page.setContent(`<body style="margin:0;line-height:0">${svg(icon, selected ? on : text, selected)}</body>`)
        const file = `${tab}${selected ? '-on' : ''}${mode === 'dark' ? '-dark' : ''}.png`
        // One colour in sixteen strengths: a third of the bytes, and nothing an eye could miss.
        const shot = await page.screenshot({ omitBackground: true })
        const frames = UPNG.toRGBA8(UPNG.decode(new Uint8Array(shot).buffer))
        const png = Buffer.from(UPNG.encode(frames, SIDE, SIDE, 16))
        writeFileSync(path.join(folder, file), png)
        console.log(file, png.length)
      }
    }
  }
  await browser.close()
}

void draw()
