/** Fills a data folder by a first start, for later backends to copy: `tsx test/backend/fill.ts FOLDER`. */
import { request } from 'node:http'
import { startBackend } from './running'

const folder = process.argv[2]

function get(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk))
      answer.on('end', () => resolve(text))
    }).on('error', reject).end()
  })
}

async function main(): Promise<void> {
  const backend = await startBackend(folder)
  const health = await get(`${backend.origin}/v1/health/ledger`)
  await backend.stop()
  if (!(JSON.parse(health) as { ok: boolean }).ok) throw new Error(`the ledger breaks its laws after the seed: ${health}`)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
