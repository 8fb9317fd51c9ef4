import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Limits } from '@fourbox/domain'
import { extname, join, sep } from 'node:path'
import { type Preloads, readPreloads } from './preloads.ts'

/** What the page is told at load, in `<meta>` elements that no other site can read. */
export interface PageSettings {
  /** The credential of the page's calls, where whoever can connect may have it. */
  readonly token?: string
  /** The person has to sign in: the page carries nothing that opens a door. */
  readonly signIn?: boolean
  /** The provider of OpenID Connect by which they may, as a person knows it: its host. */
  readonly provider?: string
  readonly region: string
  readonly account: string
  /** Where deployed APIs answer. */
  readonly executeOrigin: string
  readonly version: string
  /** By which forms judge what is typed, as the server will. */
  readonly limits: Limits
  /** Other servers may share the store of this one. */
  readonly manyNodes?: boolean
  /** The server's time can be moved forward. */
  readonly clock?: boolean
  /** The page's calls go to another implementation of AWS's protocol, which has nothing of what Fourbox alone can answer. */
  readonly elsewhere?: { readonly endpoint: string; readonly isAws: boolean; readonly mayWrite: boolean }
}

/** The least policy under which Cloudscape and Monaco run without a message. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const

/** Types are written out: what has no entry here is not served. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.json', 'application/json'],
  ['.txt', 'text/plain; charset=utf-8'],
])

/** In the order of preference. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

interface Asset {
  readonly contentType: string
  readonly cacheControl: string
  readonly file: string
  /** Encoding → the file that holds it. */
  readonly encoded: ReadonlyMap<string, string>
}

export type ConsolePages = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Serves the built console below `/console/`: its assets by their exact names, and its page for every other path, since
 * the page's own router knows these. Which files there are is found out once, with the first request: no path of a request reaches the file system.
 */
export function consolePages(dist: string, settings: PageSettings): ConsolePages {
  let assets: ReadonlyMap<string, Asset> | undefined
  let preloads: Preloads | undefined
  const page = withSettings(readPage(dist), settings)

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    // Some thousand names: nobody waits for them who starts without a browser.
    assets ??= listAssets(dist)
    const asset = assets.get(path.slice('/console/'.length))
    if (asset) return send(response, request, asset)
    // A missing asset must not look like a page: a stale tab would run HTML as a script.
    if (path.startsWith('/console/assets/')) return refuse(response, 404)
    preloads ??= readPreloads(dist)
    const content = Buffer.from(page.replace('</head>', `${preloads(path.slice('/console'.length))}</head>`))
    response.writeHead(200, { ...pageHeaders, 'Content-Length': content.length })
    response.end(request.method === 'HEAD' ? undefined : content)
  }
}

function listAssets(dist: string): ReadonlyMap<string, Asset> {
  if (!existsSync(dist)) return new Map()
  const files = new Set(readdirSync(dist, { recursive: true, encoding: 'utf8' }))
  return new Map(
    [...files].flatMap((file) => {
      const contentType = contentTypes.get(extname(file))
      if (contentType === undefined) return []
      const name = file.split(sep).join('/')
      const encoded = encodings.filter(({ suffix }) => files.has(file + suffix)).map((each) => [each.name, join(dist, file + each.suffix)] as const)
      // Files in assets/ carry a hash of their content in their names.
      const cacheControl = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      return [[name, { contentType, cacheControl, file: join(dist, file), encoded: new Map(encoded) }]]
    }),
  )
}

function readPage(dist: string): string {
  const file = join(dist, 'index.html')
  return existsSync(file) ? readFileSync(file, 'utf8') : unbuiltPage
}

const unbuiltPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="fourbox-token" content="" />
    <meta name="fourbox-settings" content="{}" />
    <title>Fourbox</title>
  </head>
  <body>
    <h1>The console has not been built</h1>
    <p>Start Fourbox with <code>npm start</code>, which builds it.</p>
  </body>
</html>
`

function withSettings(html: string, { token = '', ...settings }: PageSettings): string {
  return html
    .replace('<meta name="fourbox-token" content="" />', () => `<meta name="fourbox-token" content="${escapeAttribute(token)}" />`)
    .replace('<meta name="fourbox-settings" content="{}" />', () => `<meta name="fourbox-settings" content="${escapeAttribute(JSON.stringify(settings))}" />`)
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

async function send(response: ServerResponse, request: IncomingMessage, { contentType, cacheControl, file, encoded }: Asset): Promise<void> {
  const accepted = new Set((request.headers['accept-encoding'] ?? '').split(',').map((part) => part.trim().split(';', 1)[0]))
  const encoding = encodings.find(({ name }) => encoded.has(name) && accepted.has(name))?.name
  const content = await readFile((encoding && encoded.get(encoding)) ?? file).catch(() => undefined)
  // A new build has taken its place since the start.
  if (!content) return refuse(response, 404)
  response.writeHead(200, {
    'Content-Type': contentType,
    'Content-Length': content.length,
    'Cache-Control': cacheControl,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(encoded.size > 0 ? { Vary: 'Accept-Encoding' } : {}),
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : content)
}

function refuse(response: ServerResponse, status: 404 | 405): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
  response.end(status === 404 ? 'Not found\n' : 'Method not allowed\n')
}
