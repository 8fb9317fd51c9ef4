import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultLimits } from '@fourbox/domain'
import { consolePages } from './console-pages.ts'

const settings = {
  token: 'the-token',
  region: 'us-east-1',
  account: '000000000000',
  executeOrigin: 'http://localhost:4401',
  version: '<"&>',
  limits: defaultLimits,
}
const page = '<!doctype html><head><meta name="fourbox-token" content="" /><meta name="fourbox-settings" content="{}" /></head>'

const folder = mkdtempSync(join(tmpdir(), 'fourbox-console-'))
let origin: string
const server = createServer((request, response) => void pages(request, response))
let pages: ReturnType<typeof consolePages>
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'fourbox.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'plain')
  writeFileSync(join(folder, 'assets', 'main-abc123.js.br'), 'brotli')
  writeFileSync(join(folder, 'assets', 'main-abc123.js.gz'), 'gzip')
  writeFileSync(join(folder, 'secret.env'), 'not served')
  writeFileSync(
    join(folder, 'preloads.json'),
    JSON.stringify([
      { path: '/apis/:restApiId/resources/:resourceId?/:httpMethod?/:tab?', scripts: ['assets/tree.js', 'assets/method.js'], styles: ['assets/tree.css'] },
      { path: '/apis/:restApiId/resources/:resourceId/create-method', scripts: ['assets/form.js'], styles: [] },
      { path: '*', scripts: ['assets/lists.js'], styles: [] },
    ]),
  )
  pages = consolePages(folder, settings)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

test.for(['/console/', '/console/apis/abc/resources', '/console/secret.env', '/console/constructor', '/console/../index.html'])(
  '%s is the page, told where it runs',
  async (path) => {
    const answer = await fetch(origin + path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('<meta name="fourbox-token" content="the-token" />')
    expect(html).toContain('&quot;executeOrigin&quot;:&quot;http://localhost:4401&quot;')
    expect(html).toContain('&lt;\\&quot;&amp;>')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  },
)

test('an asset is served in the best encoding that the browser takes, for ever', async () => {
  const get = async (encoding: string) => {
    const { promise, resolve } = Promise.withResolvers<[string, string | undefined]>()
    const { request } = await import('node:http')
    request(`${origin}/console/assets/main-abc123.js`, { headers: { 'accept-encoding': encoding } }, (answer) => {
      answer.setEncoding('utf8').once('data', (text: string) => resolve([text, answer.headers['content-encoding']]))
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.vary).toBe('Accept-Encoding')
    }).end()
    return promise
  }
  expect(await get('gzip, deflate, br')).toEqual(['brotli', 'br'])
  expect(await get('gzip;q=1.0')).toEqual(['gzip', 'gzip'])
  expect(await get('identity')).toEqual(['plain', undefined])
})

test('a file without a hash in its name is asked for again', async () => {
  const answer = await fetch(`${origin}/console/fourbox.svg`)
  expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual(['image/svg+xml', 'no-cache'])
})

test.for([
  ['/console/apis/a/resources', ['tree.js', 'method.js', 'tree.css']],
  ['/console/apis/a/resources/b/GET/test?call=c', ['tree.js', 'method.js', 'tree.css']],
  ['/console/apis/a/resources/b/create-method', ['form.js']],
  ['/console/apis/a/resources/b/GET/test/more', ['lists.js']],
  ['/console/', ['lists.js']],
] as const)('%s asks at once for what its page needs', async ([path, files]) => {
  const html = await (await fetch(origin + path)).text()
  const links = html.matchAll(/<link rel="(?:modulepreload|preload" as="style)" crossorigin href="\/console\/assets\/([^"]+)">/g)
  expect([...links].map(([, file]) => file)).toEqual(files)
})

test('a missing asset is no page', async () => {
  expect((await fetch(`${origin}/console/assets/gone.js`)).status).toBe(404)
})

test('pages are only read', async () => {
  expect((await fetch(`${origin}/console/`, { method: 'POST' })).status).toBe(405)
  const head = await fetch(`${origin}/console/`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('without a build the page says how to get one, and still carries its settings', async () => {
  pages = consolePages(join(folder, 'none'), settings)
  const html = await (await fetch(`${origin}/console/`)).text()
  expect(html).toContain('The console has not been built')
  expect(html).toContain('content="the-token"')
  pages = consolePages(folder, settings)
})
