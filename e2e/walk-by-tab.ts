import type { Page } from '@playwright/test'

/** Enough for the longest page; an editor in which Tab is a character ends the walk. */
const mostSteps = 60

/**
 * Presses Tab from the top of the page until the focus leaves it; answers what was met, by tag and name, and each
 * place at which the focus could not be seen: no line, shade or colour tells it, or something lies over it.
 * `skippingMenus` follows the first link that it meets, which leads over the menus to the page itself.
 */
export async function walkByTab(
  page: Page,
  { skippingMenus }: { readonly skippingMenus: boolean },
): Promise<{ readonly met: readonly string[]; readonly unseen: readonly string[] }> {
  const met: string[] = []
  const unseen: string[] = []
  for (let step = 0; step < mostSteps; step++) {
    if (step === 1 && skippingMenus) await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const place = await page.evaluate(lookAtFocus)
    if (place.previousUnseen !== undefined) unseen.push(place.previousUnseen)
    if (place.name === undefined || place.inEditor) break
    met.push(place.name)
    if (place.covered) unseen.push(`${place.name} (covered)`)
  }
  return { met, unseen }
}

interface Place {
  /** Absent once the focus has left the page. */
  readonly name?: string
  readonly inEditor: boolean
  readonly covered: boolean
  /** The place before, where nothing changed when the focus left it. */
  readonly previousUnseen?: string
}

/** Runs in the page, once what follows the focus has been drawn: a task that a frame leaves behind comes after its drawing. */
async function lookAtFocus(): Promise<Place> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  const kept: { previous?: { name: string; around: readonly Element[]; looks: readonly string[] } } = Object(window)
  const previous = kept.previous
  const previousUnseen = previous?.around.every((element, at) => look(element) === previous.looks[at]) ? { previousUnseen: previous.name } : {}
  const focused = document.activeElement
  if (!focused || focused === document.body) {
    delete kept.previous
    return { inEditor: false, covered: false, ...previousUnseen }
  }
  const name = `${focused.tagName.toLowerCase()} "${(focused.ariaLabel ?? focused.textContent ?? '').trim().slice(0, 60)}"`
  const inEditor = focused.closest('.monaco-editor') !== null
  // What tells the focus may be drawn by an element beside a hidden native one.
  const scope = focused.parentElement?.parentElement ?? focused
  const around = [focused, ...[...scope.querySelectorAll('*')].slice(0, 60), scope]
  kept.previous = { name, around, looks: around.map(look) }
  return { name, inEditor, covered: isCovered(focused) && (await staysCovered(focused)), ...previousUnseen }

  function look(element: Element): string {
    return [null, '::before', '::after']
      .map((pseudo) => getComputedStyle(element, pseudo))
      .map((style) => [style.outline, style.boxShadow, style.border, style.backgroundColor, style.insetBlockStart, style.content].join())
      .join('\n')
  }

  /** A page that is still moving, as one whose editor has just come, is looked at again. */
  async function staysCovered(element: Element): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return isCovered(element)
  }

  function isCovered(element: Element): boolean {
    const { left, top, width, height } = element.getBoundingClientRect()
    // A native radio button or checkbox is drawn by what lies around it.
    const there = document.elementFromPoint(left + Math.min(width / 2, 20), top + Math.min(height / 2, 20))
    const row = element.closest('label, [class*="awsui_"]') ?? element
    return !there || !(element.contains(there) || there.contains(element) || row.contains(there) || row.parentElement?.contains(there) === true)
  }
}
