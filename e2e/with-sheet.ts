import type { Page } from '@playwright/test'

/** Lets a style sheet of the test's hold for as long as the page is used: one that a script adopts, which the content security policy lets pass. */
export async function withSheet(page: Page, css: string, use: () => Promise<void>): Promise<void> {
  const sheet = await page.evaluateHandle((text) => {
    const adopted = new CSSStyleSheet()
    adopted.replaceSync(text)
    document.adoptedStyleSheets.push(adopted)
    return adopted
  }, css)
  await use()
  await sheet.evaluate((ended) => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== ended)))
  await sheet.dispose()
}
