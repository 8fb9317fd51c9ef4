import type { Page } from '@playwright/test'

/**
 * Lets a style sheet of the test's hold while the page is used, and answers what was found: one that a script adopts,
 * which the content security policy lets pass.
 */
export async function withSheet<Found>(page: Page, css: string, use: () => Promise<Found>): Promise<Found> {
  const sheet = await page.evaluateHandle((text) => {
    const adopted = new CSSStyleSheet()
    adopted.replaceSync(text)
    document.adoptedStyleSheets.push(adopted)
    return adopted
  }, css)
  const found = await use()
  await sheet.evaluate((ended) => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== ended)))
  await sheet.dispose()
  return found
}
