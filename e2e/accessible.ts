import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** Fails when axe finds anything on the page as it stands, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const moveAgain = await stopTransitions(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction((wanted) => document.documentElement.style.colorScheme === wanted, colorScheme)
    // The other mode changes colours only.
    const violations = await runAxe(page, colorScheme === 'light' ? {} : { runOnly: ['color-contrast'] })
    expect(violations, `axe on ${page.url()} in ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
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

/** axe is brought into the page once; it describes no more than the violations, which costs a quarter of describing all that passes. */
async function runAxe(page: Page, options: RunOptions): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source}; undefined`)
  return page.evaluate(async (chosen) => {
    const inPage: { readonly axe: { run(root: Document, options: RunOptions): Promise<AxeResults> } } = Object(window)
    const { violations } = await inPage.axe.run(document, { ...chosen, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`)
  }, options)
}
