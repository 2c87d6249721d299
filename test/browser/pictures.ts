/** Takes the README's pictures from the running app: `tsx test/browser/pictures.ts`, after npm run build:h5. */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startBackend } from '../backend/running'
import { closeBrowser, openBrowser, Phone } from './phone'

const folder = join(__dirname, '..', '..', 'docs', 'pictures')
const limit = 200_000

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const backend = await startBackend()
  process.env.TEST_BACKEND = backend.origin
  try {
    await openBrowser()
    for (const [name, route, shows] of [['home', 'pages/home/index', '可用积分'], ['points', 'subpackages/points/index', '积分明细']]) {
      const phone = await Phone.open({ person: 'lin-jianxi', density: 1.25 })
      await phone.go(route)
      await phone.see(shows)
      await phone.settled()
      const path = join(folder, `${name}.png`)
      await phone.page.screenshot({ path })
      console.log(`${path}: ${statSync(path).size} bytes`)
      if (statSync(path).size > limit) process.exitCode = 1
      await phone.close()
    }
  } finally {
    await closeBrowser()
    await backend.stop()
  }
}

void main()
