import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { browserOptions } from './console/browser.ts'
import { firstPageBytes } from './console/first-page.ts'
import { firstPaint } from './console/first-paint.ts'
import { clicksInTree, clicksOnBarePage, keysInBareEditor, keysInTemplate, tests, type Times } from './console/interactions.ts'
import { openResources, treeFrames } from './console/resources.ts'
import { slowLine } from './console/slow-line.ts'
import { startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'

/** The console in a real Chromium: what the first page weighs, when something is seen, and how quickly it answers. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
  const product = await startProduct(folder, 'measured')
  const browser = await chromium.launch(browserOptions())
  try {
    return await measure(browser, product.controlOrigin)
  } finally {
    await browser.close()
    await product.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(browser: Browser, controlOrigin: string): Promise<readonly Row[]> {
  const paint = await firstPaint(browser, controlOrigin)
  const tree = await treeFrames(browser, controlOrigin, 10_000)
  const page = await openResources(browser, controlOrigin, 1000)
  const bare = await browser.newPage()
  const aBareClick = { name: 'a click on a bare page', times: await clicksOnBarePage(bare) }
  const aBareKey = { name: 'a key in a bare Monaco', times: await keysInBareEditor(bare) }
  await bare.close()
  const interactions = [
    interaction('a click on a method of 1,000 resources to its page', await clicksInTree(page), 50, aBareClick),
    interaction('a Test of a mock at 1,000 resources to its answer', await tests(page), 100, aBareClick),
    interaction('a key in the template editor at 1,000 resources to its character', await keysInTemplate(page), 16, aBareKey),
  ]
  await page.close()
  return [
    { name: 'first page: brotli bytes / budget of 340 kB', ratio: firstPageBytes() / 340_000, goal: { atMost: 1 } },
    {
      name: 'first paint with the static shell / without',
      ratio: paint.ratio,
      goal: { atMost: 0.4 },
      note: `${paint.withShell.toFixed(0)} / ${paint.without.toFixed(0)} ms`,
    },
    { name: 'tree of 10,000 nodes: frames to collapse', ratio: tree.collapse, goal: { atMost: 2 } },
    { name: 'tree of 10,000 nodes: frames to expand', ratio: tree.expand, goal: { atMost: 2 } },
    ...interactions,
    ...(await slowLine(browser, controlOrigin)),
  ]
}

/** Until it is painted, against what a person takes for immediate. */
function interaction(name: string, { median, p95 }: Times, millis: number, floor: { readonly name: string; readonly times: Times }): Row {
  const { times } = floor
  const note = `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; ${floor.name} ${times.median.toFixed(0)} ms, ${times.p95.toFixed(0)} ms`
  return { name: `${name} / ${millis} ms`, ratio: median / millis, goal: { atMost: 1 }, note }
}
