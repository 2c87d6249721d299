import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { backendOrigin, signInAs, storedSession } from '../backend/client'
import { launchChromium, missingChineseFont } from './chromium'

export interface Look {
  name: string
  dark?: boolean
  large?: boolean
}

export const looks: Look[] = [{ name: 'light' }, { name: 'dark', dark: true }, { name: 'large', large: true }]

interface PhoneOptions {
  /** A demo person to be signed in as; nobody without. */
  person?: string
  look?: Look
  /** With the worker that opens the app without a network; what it fetches cannot be meddled with. */
  worker?: boolean
  /** Device pixels to a CSS pixel. */
  density?: number
}

const pictures = join(__dirname, '..', 'pictures')
let browser: Browser | null = null

export async function openBrowser(): Promise<void> {
  const missing = missingChineseFont()
  if (missing) throw new Error(missing)
  browser = await launchChromium()
}

export async function closeBrowser(): Promise<void> {
  await browser?.close()
  browser = null
}

/** A phone of 390×844 with the H5 app on the real backend. Everything it complains about is kept. */
export class Phone {
  readonly complaints: string[] = []
  readonly requests: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open({ person, look = looks[0], density = 2, worker = false }: PhoneOptions = {}): Promise<Phone> {
    if (!browser) throw new Error('openBrowser first')
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: density,
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: look.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      serviceWorkers: worker ? 'allow' : 'block',
    })
    const stored: [string, string][] = []
    if (person) stored.push(storedSession(await signInAs(person), person))
    if (look.large) stored.push(['mc:preferences', JSON.stringify({ largeType: true })])
    // Only into a storage that has never been written: a reload must find what the app left.
    await context.addInitScript((entries) => {
      if (localStorage.getItem('prepared')) return
      localStorage.setItem('prepared', 'yes')
      for (const [key, value] of entries) localStorage.setItem(key, JSON.stringify({ data: value }))
    }, stored)
    const phone = new Phone(context, await context.newPage())
    phone.listen()
    return phone
  }

  private listen(): void {
    this.page.on('console', (message) => {
      // The browser itself reports every answer of 400 and more; the app's own words are what counts.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.complaints.push(message.text())
    })
    this.page.on('pageerror', (error) => this.complaints.push(String(error)))
    this.page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname.startsWith('/v1/')) this.requests.push(`${request.method()} ${url.pathname}${url.search}`)
    })
  }

  async go(route = 'pages/home/index'): Promise<this> {
    await this.page.goto(`${backendOrigin()}/#/${route}`)
    return this
  }

  /** A new start of the app with what the phone has kept. */
  async restart(): Promise<this> {
    await this.page.reload()
    return this
  }

  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: 10_000 })
  }

  /** While one page gives way to the next both stand there for a moment; then what was found is looked for again. */
  async tap(text: string | RegExp): Promise<void> {
    const found = this.page.getByText(text).filter({ visible: true }).first()
    const end = Date.now() + 10_000
    while (Date.now() < end) {
      if (await found.click({ timeout: 1000 }).then(() => true, () => false)) return
    }
    await found.click({ timeout: 1000 })
  }

  /** Taps the button of this name. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click({ timeout: 10_000 })
  }

  /** From the next start on, what the phone has kept is an hour old. */
  async anHourPasses(): Promise<void> {
    await this.page.clock.install({ time: Date.now() + 3_600_000 })
  }

  async fill(placeholder: string, value: string): Promise<void> {
    // Taro's element around the input carries the same placeholder.
    await this.page.locator(`input[placeholder="${placeholder}"]`).filter({ visible: true }).fill(value)
  }

  text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText)
  }

  /** Until no request is under way and the skeletons are gone. */
  async settled(): Promise<this> {
    await this.page.waitForLoadState('networkidle').catch(() => undefined)
    await this.page.waitForFunction(() => document.body.innerText.replace(/\s/g, '').length > 20, null, { timeout: 10_000 })
    return this
  }

  /** Every call of the API goes through the handler; undo by clearing it. */
  async meddle(handler: (route: Route) => Promise<void> | void): Promise<void> {
    await this.page.unroute('**/v1/**')
    await this.page.route('**/v1/**', handler)
  }

  async leaveAlone(): Promise<void> {
    await this.page.unrouteAll({ behavior: 'ignoreErrors' })
  }

  async picture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true })
    await this.page.screenshot({ path: join(pictures, `${name}.png`) })
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
