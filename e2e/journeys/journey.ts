import { test as base, type ConsoleMessage, expect, type Locator, type Page } from '@playwright/test'
import { type RunningServer, startServer } from '../server.ts'

interface Journey {
  /** Further options of `fourbox start`. */
  readonly serverArguments: readonly string[]
  /** The statuses of refusals that the page shows, of which the browser complains. */
  readonly expectedStatus: RegExp
  /** A server of this journey's own, with nothing in it. */
  readonly server: RunningServer
}

/**
 * Playwright's test with a fresh server whose console is the base URL. A message of the browser's own console, such as
 * a violation of the content security policy, fails the journey.
 */
export const test = base.extend<Journey>({
  serverArguments: [[], { option: true }],
  expectedStatus: [/^4\d\d$/, { option: true }],
  server: async ({ serverArguments }, use) => {
    const server = await startServer({ arguments: serverArguments })
    await use(server)
    await server.stop()
  },
  baseURL: async ({ server }, use) => {
    await use(server.controlOrigin)
  },
  page: async ({ page, expectedStatus }, use) => {
    await withoutComplaint(page, use, expectedStatus)
  },
})

/** Fails when the browser complains of something on its own console while the page is used. */
export async function withoutComplaint(page: Page, use: (page: Page) => Promise<void>, expectedStatus = /^4\d\d$/): Promise<void> {
  const complaints: string[] = []
  const onError = (error: Error) => complaints.push(error.message)
  const onMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !expectedStatus.test(refusalIn(message.text()))) complaints.push(message.text())
  }
  page.on('pageerror', onError)
  page.on('console', onMessage)
  await use(page)
  page.off('pageerror', onError)
  page.off('console', onMessage)
  expect(complaints, 'the browser complained of nothing').toEqual([])
}

/** The status of an answer of a call that Chromium reports as an error; a refusal that the page shows is no fault of the page. */
function refusalIn(complaint: string): string {
  return /^Failed to load resource: the server responded with a status of (\d+)/.exec(complaint)?.[1] ?? ''
}

/**
 * The notification that starts with a text. A moment after it is shown the page also says it aloud, in an element of its
 * own that starts otherwise.
 */
export function said(page: Page, text: string): Locator {
  return page.getByText(new RegExp(`^${RegExp.escape(text)}`))
}

/** Types into the Monaco editor of that name, in place of what stands there. */
export async function fillEditor(page: Page, name: string, text: string): Promise<void> {
  // Until Monaco is there, a plain text area that says that it is busy stands in its place.
  const editor = page.getByRole('textbox', { name, exact: true }).and(page.locator(':not([aria-busy="true"])'))
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  // Pasting keeps Monaco from closing brackets by itself.
  await page.evaluate((value) => navigator.clipboard.writeText(value), text)
  await page.keyboard.press('ControlOrMeta+V')
}

/** Chooses an option of a select by the label of its field, with which the name of its button starts. */
export async function choose(page: Page, label: RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

export { expect }
