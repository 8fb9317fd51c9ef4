import type { Browser } from '@playwright/test'
import { median } from '../report.ts'

const rounds = 9

export interface FirstPaint {
  /** With the shell divided by without, as the median of the rounds. */
  readonly ratio: number
  /** Milliseconds. */
  readonly withShell: number
  readonly without: number
}

/** When the browser first paints content, with the static shell of index.html and with the shell taken out of it, in turn. */
export async function firstPaint(browser: Browser, origin: string): Promise<FirstPaint> {
  const pairs: { readonly withShell: number; readonly without: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ withShell: await paintOf(browser, origin, true), without: await paintOf(browser, origin, false) })
  }
  return {
    ratio: median(pairs.map(({ withShell, without }) => withShell / without)),
    withShell: median(pairs.map(({ withShell }) => withShell)),
    without: median(pairs.map(({ without }) => without)),
  }
}

async function paintOf(browser: Browser, origin: string, shell: boolean): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  // Both ways pass through here, so that both pay for it.
  await page.route(/\/console\/apis$/, async (route) => {
    const answer = await route.fetch()
    const html = await answer.text()
    await route.fulfill({ response: answer, body: shell ? html : withoutShell(html) })
  })
  await page.goto(`${origin}/console/apis`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The browser notes a paint a moment after it.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN)
  await context.close()
  return painted
}

function withoutShell(html: string): string {
  const bare = html.replace(/<div class="first-paint">[\s\S]*?<\/main>\s*<\/div>/, '')
  if (bare === html) throw new Error('The page has no static shell that could be taken out')
  return bare
}
