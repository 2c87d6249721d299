import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { cardCodeIn } from '../../loyalty/package-cards'
import { Backend } from './backend'

const inline = 'document.title = "小满集"'
let folder: string
let backend: Backend
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'member-center-h5-'))
  mkdirSync(join(folder, 'js'))
  writeFileSync(join(folder, 'index.html'), `<!doctype html><script>${inline}</script><script src="/js/app.1a2b3c4d.js"></script>`)
  writeFileSync(join(folder, 'js', 'app.1a2b3c4d.js'), 'let app')
  writeFileSync(join(folder, 'js', 'app.1a2b3c4d.js.gz'), gzipSync('let app'))
  backend = await Backend.start({ h5Folder: folder })
}, 60_000)
afterAll(async () => {
  await backend.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => backend.app.inject({ url, headers })

it('serves the app at / and at every address that is neither a file nor the API', async () => {
  for (const url of ['/', '/index.html', '/some/page?x=1']) {
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
  }
  expect((await get('/js/missing.js')).statusCode).toBe(404)
  expect((await get('/v1/missing')).json().code).toBe('NOT_FOUND')
})

it('lets files with a hash in their name be kept for ever, and sends them compressed', async () => {
  const answer = await get('/js/app.1a2b3c4d.js', { 'accept-encoding': 'gzip' })
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect([answer.headers['content-encoding'], gunzipSync(answer.rawPayload).toString()]).toEqual(['gzip', 'let app'])
  expect((await get('/js/app.1a2b3c4d.js')).body).toBe('let app')
})

it('lets only the inline scripts of the build run', async () => {
  const policy = String((await get('/')).headers['content-security-policy'])
  expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update(inline).digest('base64')}'`)
})

it('sends short links on to where the app routes', async () => {
  expect((await get('/join')).headers.location).toBe('/#/subpackages/join/index?channel=package_card')
  expect((await get('/staff')).headers.location).toBe('/#/subpackages/staff/index')
})

it('sends the link of a printed card on to its landing, whole or cut off', async () => {
  const landing = async (url: string) => {
    const { statusCode, headers } = await get(url)
    expect(statusCode).toBe(302)
    const [page, query] = String(headers.location).split('?')
    expect(page).toBe('/#/subpackages/join/index')
    return cardCodeIn(Object.fromEntries(new URLSearchParams(query)))
  }
  for (const url of ['/c/7H2K4M9PWXYZ23456789', '/c/7H2K4M9PWXYZ23456789/', '/c/7H2K4M9PWXYZ23456789?from=singlemessage', '/c/7h2k-4m9p-wxyz-2345-6789']) {
    expect(await landing(url)).toEqual({ code: '7H2K4M9PWXYZ23456789' })
  }
  for (const url of ['/c', '/c/', '/c/7H2K4M9', '/c/a/b', '/c/%3Cscript%3E', '/c/%', '/c/7H2K%E5', `/c/${'A'.repeat(3000)}`]) expect(await landing(url)).toBe('damaged')
})

it('does not give away what lies beside the build', async () => {
  for (const url of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json']) expect((await get(url)).body).not.toContain('member-center')
})
