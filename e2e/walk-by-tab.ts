import type { Page } from '@playwright/test'

/** Enough for the longest page; an editor in which Tab is a character ends the walk. */
const mostSteps = 60

/**
 * Presses Tab from the top of the page until the focus leaves it; answers what was met, by tag and name, and each
 * place at which the focus could not be seen: no line, shade or colour tells it, or something lies over it.
 * `skippingMenus` follows the first link that it meets, which leads over the menus to the page itself.
 */
export async function walkByTab(page: Page, { skippingMenus }: { readonly skippingMenus: boolean }): Promise<Walked> {
  const met: string[] = []
  const unseen: string[] = []
  for (let step = 0; step < mostSteps; step++) {
    if (step === 1 && skippingMenus) await page.keyboard.press('Enter')
    await page.keyboard.down('Tab')
    const [place] = await Promise.all([page.evaluate(lookAtFocus), page.keyboard.up('Tab')])
    if (place.previousUnseen !== undefined) unseen.push(place.previousUnseen)
    if (place.name === undefined || place.inEditor) break
    met.push(place.name)
    if (place.covered) unseen.push(`${place.name} (covered)`)
  }
  return { met, unseen }
}

interface Walked {
  readonly met: readonly string[]
  readonly unseen: readonly string[]
}

interface Place {
  /** Absent once the focus has left the page. */
  readonly name?: string
  readonly inEditor: boolean
  readonly covered: boolean
  /** The place before, where nothing changed when the focus left it. */
  readonly previousUnseen?: string
}

/** Runs in the page, once what follows the focus has been drawn. */
async function lookAtFocus(): Promise<Place> {
  await drawn()
  const kept: { previous?: { name: string; element: Element; close: readonly Element[]; looks: readonly string[] } } = Object(window)
  const { previous } = kept
  delete kept.previous
  const focused = document.activeElement
  const unseen = previous?.close.every((element, at) => look(element) === previous.looks[at]) === true && !(await tellsAround(previous.element, focused))
  const previousUnseen = unseen && previous ? { previousUnseen: previous.name } : {}
  if (!focused || focused === document.body) return { inEditor: false, covered: false, ...previousUnseen }

  const name = `${focused.tagName.toLowerCase()} "${(focused.ariaLabel ?? focused.textContent ?? '').trim().slice(0, 60)}"`
  // Most tell the focus by themselves; a hidden native control by what stands beside it.
  const close = [focused, ...[...(focused.parentElement?.children ?? [])].filter((element) => element !== focused).slice(0, 3)]
  kept.previous = { name, element: focused, close, looks: close.map(look) }
  const inEditor = focused.closest('.monaco-editor') !== null
  return { name, inEditor, covered: isCovered(focused) && (await staysCovered(focused)), ...previousUnseen }

  /** A task that a frame leaves behind comes after its drawing. */
  function drawn(): Promise<void> {
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  }

  /** What tells the focus may be drawn farther from it: the focus goes back for as long as it takes to see what changes by that. */
  async function tellsAround(element: Element, now: Element | null): Promise<boolean> {
    const scope = element.parentElement?.parentElement ?? element
    const around = [...[...scope.querySelectorAll('*')].slice(0, 60), scope]
    const without = around.map(look)
    focus(element)
    await drawn()
    const tells = around.some((neighbour, at) => look(neighbour) !== without[at])
    if (now && now !== document.body) focus(now)
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await drawn()
    return tells
  }

  function focus(element: Element): void {
    if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true })
  }

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
