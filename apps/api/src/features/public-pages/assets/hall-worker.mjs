// Keeps what the hall's display shows, so that it starts and goes on without a network. Always the server first.

const KEPT = 'juwuye-hall'
const WAIT_MS = 10_000
const AS_KEPT = { ignoreVary: true }

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') event.respondWith(serverFirst(event.request))
})

async function serverFirst(request) {
  const cache = await caches.open(KEPT)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(WAIT_MS) })
    if (answer.ok) await cache.put(request, answer.clone())
    // what was taken down is not kept either
    else if (answer.status === 404) await cache.delete(request, AS_KEPT)
    if (answer.status < 500) return answer
    return (await cache.match(request, AS_KEPT)) ?? answer
  } catch {
    return (await cache.match(request, AS_KEPT)) ?? Response.error()
  }
}

self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {}
  if (Array.isArray(keep)) event.waitUntil(keepOnly(keep))
})

async function keepOnly(addresses) {
  const cache = await caches.open(KEPT)
  for (const request of await cache.keys()) {
    if (!addresses.includes(request.url)) await cache.delete(request)
  }
  for (const address of addresses) {
    if (!(await cache.match(address, AS_KEPT))) await cache.add(address).catch(() => {})
  }
}
