import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** Milliseconds, of many interactions. */
export interface Times {
  readonly median: number
  readonly p95: number
}

/** A click on a method, from the event to the paint that shows its page. */
export function clicksInTree(page: Page): Promise<Times> {
  const methods = page.getByRole('treeitem', { name: 'GET', exact: true })
  return timesOf(20, (round) => untilPainted(page, { event: 'click', shown: 'h2', text: 'Method execution' }, () => methods.nth(round % 8).click()))
}

/** A key in the editor of a mapping template, from the event to the paint that shows its character. */
export async function keysInTemplate(page: Page): Promise<Times> {
  const method = /^.*\/resources\/[^/]+\/GET/.exec(page.url())?.[0] ?? ''
  await page.goto(`${method}/integration-request/edit`)
  // Until the editor is there, a plain text area that says that it is busy stands in its place.
  await page.locator('.monaco-editor textarea, .monaco-editor [role="textbox"]').first().focus()
  return timesOf(60, (round) => keyUntilPainted(page, round))
}

/** A click on Test, from the event to the paint that shows the whole answer; the back end is a mock. */
export async function tests(page: Page): Promise<Times> {
  await page.getByRole('tab', { name: 'Test', exact: true }).click()
  const test = page.getByRole('button', { name: 'Test', exact: true })
  return timesOf(20, () => untilPainted(page, { event: 'click', shown: '[aria-label="Log"]', text: 'Method completed' }, () => test.click()))
}

interface Painted {
  readonly event: 'click' | 'keydown'
  /** Where other text than before shows that it is done. */
  readonly shown: string
  /** What that text holds at the least. */
  readonly text: string
}

/** Milliseconds between an event of a person's and the paint that shows what it was for. */
async function untilPainted(page: Page, painted: Painted, act: () => Promise<void>): Promise<number> {
  const waiting = await page.evaluateHandle(({ event, shown, text }) => {
    const textNow = () => [...document.querySelectorAll(shown)].map(({ textContent }) => textContent).join('\n')
    const before = textNow()
    let at: number | undefined
    document.addEventListener(event, ({ timeStamp }) => (at = timeStamp), { capture: true, once: true })
    const { port1, port2 } = new MessageChannel()
    port1.start()
    // A message is read once the frame has been painted.
    const paint = () =>
      new Promise((resolve) => {
        port1.addEventListener('message', resolve, { once: true })
        port2.postMessage('')
      })
    let inFrame = false
    let waiting = true
    let onFrame: (() => void) | undefined
    const frames = () => {
      inFrame = true
      onFrame?.()
      void paint().then(() => (inFrame = false))
      if (waiting) requestAnimationFrame(frames)
    }
    requestAnimationFrame(frames)
    const timeOfPaint = async (start: number) => {
      // The next of these looks: an editor may have written within the same frame, before it.
      if (!inFrame) await new Promise<void>((resolve) => (onFrame = resolve))
      waiting = false
      await paint()
      return performance.now() - start
    }
    const millis = new Promise<number>((resolve) => {
      // An editor writes its characters within a frame, where one that only looks at frames may have looked before.
      const watch = new MutationObserver(() => {
        const now = textNow()
        if (at === undefined || now === before || !now.includes(text)) return
        watch.disconnect()
        resolve(timeOfPaint(at))
      })
      watch.observe(document, { subtree: true, childList: true, characterData: true })
    })
    return { millis }
  }, painted)
  await act()
  return waiting.evaluate(({ millis }) => millis)
}

/** The least that any page takes here: a click that changes a heading, and nothing else on it. */
export async function clicksOnBarePage(page: Page): Promise<Times> {
  await page.setContent(
    '<h2>0</h2><button onclick="const title = document.querySelector(\'h2\'); title.textContent = Number(title.textContent) + 1">Count</button>',
  )
  return timesOf(20, () => untilPainted(page, { event: 'click', shown: 'h2', text: '' }, () => page.getByRole('button').click()))
}

const inMonaco = join(import.meta.dirname, '../../../node_modules/monaco-editor/min/vs')

/** The least that a key takes in Monaco: its editor of plain text alone on a page, as its package brings it. */
export async function keysInBareEditor(page: Page): Promise<Times> {
  const origin = 'http://editor.localhost'
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/vs/')) return route.fulfill({ path: join(inMonaco, pathname.slice('/vs/'.length)) })
    const body = '<!doctype html><div id="place" style="width: 900px; height: 400px"></div><script src="/vs/loader.js"></script>'
    return route.fulfill({ contentType: 'text/html', body })
  })
  await page.goto(origin)
  await page.addScriptTag({
    content: `require.config({ paths: { vs: '/vs' } })
      require(['vs/editor/editor.main'], ({ editor }) => editor.create(document.getElementById('place'), { value: '', language: 'plaintext' }))`,
  })
  await page.locator('.monaco-editor textarea, .monaco-editor [role="textbox"]').first().focus()
  return timesOf(60, (round) => keyUntilPainted(page, round))
}

function keyUntilPainted(page: Page, round: number): Promise<number> {
  const key = { event: 'keydown', shown: '.monaco-editor .view-lines', text: '' } as const
  return untilPainted(page, key, () => page.keyboard.press('abcdefgh'[round % 8] ?? 'a'))
}

async function timesOf(rounds: number, timeOne: (round: number) => Promise<number>): Promise<Times> {
  // The first ones make the code warm.
  for (let round = 0; round < 3; round++) await timeOne(round)
  const times: number[] = []
  for (let round = 3; round < rounds + 3; round++) times.push(await timeOne(round))
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95) }
}
