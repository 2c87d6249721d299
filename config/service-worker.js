/*
 * Lets a page of the H5 build be opened anew without a network. The build fills in the names of its files and a version.
 * Requests of the API are not touched: what of them is kept is the app's own business.
 */
const files = FILES
const shelf = 'app-VERSION'
const patience = 3000

self.addEventListener('install', (event) => event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(files))))

self.addEventListener('activate', (event) =>
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name))))))

/** The page from the network, so that a new build is seen at once; from the shelf when there is none, or it takes too long. */
async function page(request) {
  const kept = await caches.match('/')
  // A printed link is only a short way of writing a page of the app.
  const [, card] = /^\/c\/([^/]*)$/.exec(new URL(request.url).pathname) || []
  const otherwise = () => (card === undefined ? kept : Response.redirect(`/#/subpackages/join/index?card=${card}`))
  const fresh = fetch(request).catch((error) => (kept ? otherwise() : Promise.reject(error)))
  if (!kept) return fresh
  return Promise.race([fresh, new Promise((resolve) => setTimeout(() => resolve(otherwise()), patience))])
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/v1/')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (files.includes(pathname)) event.respondWith(caches.match(pathname).then((kept) => kept || fetch(request)))
})
