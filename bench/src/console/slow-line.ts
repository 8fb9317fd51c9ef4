import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { median, type Row } from '../report.ts'
import { openResources } from './resources.ts'

const rounds = 5
/** A slow line, as those who measure pages set it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const conditions = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }

/** How long a person waits for the tree of an API who has never been there, against one file of as many bytes over the same line. */
export async function slowLine(browser: Browser, origin: string): Promise<readonly Row[]> {
  const opened = await openResources(browser, origin, 20)
  const address = opened.url()
  await opened.close()
  const ratios: number[] = []
  const waits: number[] = []
  const floors: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round++) {
    const tree = await withLine(browser, (page, line) => untilTree(page, line, address))
    bytes = tree.bytes
    waits.push(tree.millis)
    const one = await oneFile(browser, bytes)
    ratios.push(tree.millis / one)
    floors.push((await smallestPage(browser, bytes)) / one)
  }
  const note = `${median(waits).toFixed(0)} ms for ${(bytes / 1000).toFixed(0)} kB`
  return [
    { name: 'first page over 1.6 Mbit/s and 150 ms: until the tree can be used / as one file', ratio: median(ratios), goal: { atMost: 1.3 }, note },
    {
      name: 'floor: the smallest page of as many bytes that shows what it asked for / as one file',
      ratio: median(floors),
      note: 'a document, its script, and one answer of its server, one after the other; nothing to compile',
    },
  ]
}

/** A browser that has seen nothing yet, on the slow line. */
async function withLine<T>(browser: Browser, work: (page: Page, line: CDPSession) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', conditions)
    return await work(page, line)
  } finally {
    await context.close()
  }
}

async function untilTree(page: Page, line: CDPSession, address: string): Promise<{ readonly millis: number; readonly bytes: number }> {
  let bytes = 0
  line.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength))
  line.on('Network.responseReceived', ({ response }) => (bytes += response.encodedDataLength))
  const startedAt = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.getByRole('treeitem', { name: 'GET', exact: true }).first().waitFor()
  return { millis: performance.now() - startedAt, bytes }
}

function oneFile(browser: Browser, bytes: number): Promise<number> {
  return timeOfPage(browser, { '/': { type: 'text/plain', body: Buffer.alloc(bytes, 'x') } }, async () => undefined)
}

/** What any page must do that shows what its server knows: it is read, its script is, and the script asks. */
function smallestPage(browser: Browser, bytes: number): Promise<number> {
  const script = `fetch('/items').then((answer) => answer.json()).then(([item]) => { document.body.innerHTML = '<p role="treeitem">' + item + '</p>' })`
  const files = {
    '/': { type: 'text/html', body: Buffer.from('<!doctype html><body><script type="module" src="/script.js"></script></body>') },
    '/script.js': { type: 'text/javascript', body: Buffer.from(`${script}\n/*${'x'.repeat(bytes)}*/`) },
    '/items': { type: 'application/json', body: Buffer.from('["GET"]') },
  }
  return timeOfPage(browser, files, (page) => page.getByRole('treeitem').waitFor())
}

type Files = Readonly<Record<string, { readonly type: string; readonly body: Buffer }>>

async function timeOfPage(browser: Browser, files: Files, shown: (page: Page) => Promise<unknown>): Promise<number> {
  const server = createServer(({ url = '' }, response) => {
    const file = Object.hasOwn(files, url) ? files[url] : undefined
    response.writeHead(file ? 200 : 404, { 'Content-Type': file?.type ?? 'text/plain', 'Content-Length': file?.body.length ?? 0 }).end(file?.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo
  try {
    return await withLine(browser, async (page) => {
      const startedAt = performance.now()
      await page.goto(`http://127.0.0.1:${port}/`)
      await shown(page)
      return performance.now() - startedAt
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
