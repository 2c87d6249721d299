import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import serveFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { sendNotFound } from './errors'

let told = { builtAt: 0, hashes: '' }

/** Hashes of the scripts that index.html was built with; looked at again when a build has replaced it. */
function inlineScripts(folder: string): string {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return ''
  const builtAt = statSync(index).mtimeMs
  if (told.builtAt !== builtAt) {
    const inline = [...readFileSync(index, 'utf8').matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    told = { builtAt, hashes: inline.map(([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`).join(' ') }
  }
  return told.hashes
}

/** What the browser may load: this origin only, and of inline scripts just those of the build. */
export function h5Policy(folder = '') {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", () => inlineScripts(folder)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'self'"],
  }
}

/** What is printed on cards and stuck to tills is short; the app routes behind the hash. */
const shortLinks: Record<string, string> = {
  '/join': '/#/subpackages/join/index?channel=package_card',
  '/staff': '/#/subpackages/staff/index',
}

/** A printed card's link; a chat app may have cut it off, which the landing tells. */
const cardLanding = (code = '') => `/#/subpackages/join/index?card=${encodeURIComponent(code.replace(/\/$/, ''))}`

/** Where a link leads whose address cannot be read: /c/% is a printed card's, cut off in the middle of a letter. */
export const unreadableLanding = (url: string) => (/^\/c\//.test(url) ? cardLanding('%') : null)

/** The H5 app on the same origin as the API. Files with a hash in their name never change. */
export async function serveH5(app: FastifyInstance, folder?: string): Promise<void> {
  for (const [short, long] of Object.entries(shortLinks)) app.get(short, (_request, reply) => reply.redirect(long))
  app.get('/c', (_request, reply) => reply.redirect(cardLanding()))
  app.get<{ Params: { '*': string } }>('/c/*', (request, reply) => reply.redirect(cardLanding(request.params['*'])))
  if (!folder) {
    app.setNotFoundHandler(sendNotFound)
    return
  }
  mkdirSync(folder, { recursive: true })
  await app.register(serveFiles, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const forever = /[.-][0-9a-f]{6,}\.\w+(\.gz|\.br)?$/.test(path)
      response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/v1') && !/\.\w+$/.test(request.url.split('?')[0]) && existsSync(join(folder, 'index.html'))
    return isPage ? reply.sendFile('index.html') : sendNotFound(request, reply)
  })
}
