/// <reference lib="webworker" />
// Keeps the shell (page, scripts, styles, font) so that TrainingPlanner opens without a network. It never touches /api:
// what the server says is never shown from a cache that a revoked right could not reach.
declare const self: ServiceWorkerGlobalScope;

// Both are filled in by build_steps/precache_list.js.
const cacheName = `shell-${'__SHELL_VERSION__'}`;
const shellFiles = '__SHELL_FILES__'.split(' ');

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(shellFiles))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/'))
    return;
  if (request.mode === 'navigate') event.respondWith(pageFromNetworkFirst(request));
  else if (shellFiles.includes(url.pathname)) event.respondWith(fileFromCacheFirst(request));
});

async function dropOldShells(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('shell-') && name !== cacheName) await caches.delete(name);
  }
}

// The network first: a new release shows at the next visit, not at the one after it.
async function pageFromNetworkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match('/')) ?? Response.error();
  }
}

async function fileFromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

export {};
