import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { withSheet } from './with-sheet.ts'

/** The library without its comments: a page compiles half as much. */
const axe = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')}; undefined`

type ColorScheme = 'light' | 'dark'

/**
 * Fails when axe finds anything on the page as it stands, in light and in dark. Leaves the page in the other of the two
 * than it came in: drawing it anew costs as much as looking at it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours change by transitions: a picture taken within one has the contrast of neither mode.
  await withSheet(page, '*, ::before, ::after { transition: none !important }', async () => {
    const shown = await page.evaluate(() => (document.documentElement.style.colorScheme === 'dark' ? 'dark' : 'light'))
    await expectNoViolation(page, shown, {})
    const other = shown === 'light' ? 'dark' : 'light'
    await page.emulateMedia({ colorScheme: other, reducedMotion: 'reduce' })
    // Playwright's own waiting would bring a third of a megabyte of script into the page.
    await page.evaluate(async (wanted) => {
      while (document.documentElement.style.colorScheme !== wanted) await new Promise(requestAnimationFrame)
    }, other)
    // The other mode changes colours only.
    await expectNoViolation(page, other, { runOnly: ['color-contrast'] })
  })
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
