import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { browserOptions } from './console/browser.ts'
import { firstPageBytes } from './console/first-page.ts'
import { firstPaint } from './console/first-paint.ts'
import { clickToAnswer, treeFrames } from './console/resources.ts'
import { startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'

/** Within this, a click feels immediate; in milliseconds. */
const immediate = 100

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
  const click = await clickToAnswer(browser, controlOrigin, 1000)
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
    { name: 'click on a method of an API of 1,000 resources / 100 ms', ratio: click / immediate, goal: { atMost: 1 }, note: `${click.toFixed(0)} ms` },
  ]
}
