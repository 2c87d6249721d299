import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

interface Found {
  path: string
  from: string
  /** Where its own copies of system libraries lie, when it carries some. */
  libraries?: string
}

function onPath(name: string): string | null {
  try {
    const program = platform() === 'win32' ? 'where' : 'which'
    return execFileSync(program, [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(/\r?\n/)[0] || null
  } catch {
    return null
  }
}

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]),
]

/** The browser named by CHROME_PATH, else an installed one, else the one an npm package carries (Linux only). */
export async function findChromium(): Promise<Found> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`)
    return { path: named, from: 'CHROME_PATH' }
  }
  // Lets a machine that has a browser prove the carried one.
  if (!process.env.MEMBER_CENTER_CARRIED_BROWSER) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']) {
      const path = onPath(name)
      if (path) return { path, from: 'installed' }
    }
    const path = usualPlaces.find((place) => existsSync(place))
    if (path) return { path, from: 'installed' }
  }
  if (platform() === 'linux') return unpackCarried()
  throw new Error('No browser found: install Google Chrome, or name one by CHROME_PATH.')
}

/**
 * The package unpacks into the temporary folder, and its copies of system libraries (nss, nspr and their kin, which a bare
 * Debian lacks) only where it believes to run in a cloud function. It then also points fontconfig away from the fonts
 * of this machine, which is undone: they are the Chinese ones.
 */
async function unpackCarried(): Promise<Found> {
  const folder = join(__dirname, '..', '..', '.cache', 'browser')
  const whole = join(folder, 'whole')
  // A run that was killed while unpacking leaves half a browser, which the package would take for a whole one.
  if (!existsSync(whole)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const before = new Map(['TMPDIR', 'AWS_EXECUTION_ENV', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH'].map((name) => [name, process.env[name]]))
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'nodejs20.x' })
  try {
    const { default: carried } = await import('@sparticuz/chromium')
    const path = await carried.executablePath()
    writeFileSync(whole, '')
    return { path, from: '@sparticuz/chromium', libraries: join(folder, 'al2023', 'lib') }
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

/** Null when Chinese text can be drawn, else the one line that says what to install. */
export function missingChineseFont(): string | null {
  if (platform() !== 'linux') return null
  const advice = 'No Chinese font found: apt-get install fonts-noto-cjk (or any font that fc-list :lang=zh lists).'
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() === '' ? advice : null
  } catch {
    return `${advice} fc-list itself comes with apt-get install fontconfig.`
  }
}

/** A headless browser that talks to this machine only. */
export async function launchChromium(): Promise<Browser> {
  const { path, libraries } = await findChromium()
  const libraryPath = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath: path,
    headless: true,
    env: libraryPath ? { ...environment(), LD_LIBRARY_PATH: libraryPath } : environment(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  })
}

const environment = () => Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
