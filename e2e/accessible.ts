import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

/** The library without its comments: a page compiles half as much. */
const axe = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')}; undefined`

type ColorScheme = 'light' | 'dark'

/**
 * Fails when axe finds anything on the page as it stands, in light and in dark. Leaves the page in the other of the two
 * than it came in: drawing it anew costs as much as looking at it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const moveAgain = await stopTransitions(page)
  const shown = await page.evaluate(() => (document.documentElement.style.colorScheme === 'dark' ? 'dark' : 'light'))
  await expectNoViolation(page, shown, {})
  const other = shown === 'light' ? 'dark' : 'light'
  await page.emulateMedia({ colorScheme: other, reducedMotion: 'reduce' })
  await page.waitForFunction((wanted) => document.documentElement.style.colorScheme === wanted, other)
  // The other mode changes colours only.
  await expectNoViolation(page, other, { runOnly: ['color-contrast'] })
  await moveAgain()
}

/**
 * Colours change by transitions: a picture taken within one has the contrast of neither mode. The sheet that stops them
 * is one that a script adopts, which the content security policy lets pass.
 */
async function stopTransitions(page: Page): Promise<() => Promise<void>> {
  const sheet = await page.evaluateHandle(() => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, ::before, ::after { transition: none !important }')
    document.adoptedStyleSheets.push(still)
    return still
  })
  return async () => {
    await sheet.evaluate((still) => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== still)))
    await sheet.dispose()
  }
}

async function expectNoViolation(page: Page, colorScheme: ColorScheme, options: RunOptions): Promise<void> {
  expect(await runAxe(page, options), `axe on ${page.url()} in ${colorScheme}`).toEqual([])
}

/** axe is brought into the page once; it describes no more than the violations, which costs a quarter of describing all that passes. */
async function runAxe(page: Page, options: RunOptions): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (chosen) => {
    const inPage: { readonly axe: { run(root: Document, options: RunOptions): Promise<AxeResults> } } = Object(window)
    const { violations } = await inPage.axe.run(document, { ...chosen, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`)
  }, options)
}
