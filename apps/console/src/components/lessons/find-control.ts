import type { Control } from './lesson.ts'

/** The control of the page that a step speaks of, in a dialog before anywhere else; undefined while it is not there. */
export function findControl(control: Control): HTMLElement | undefined {
  // The list of a select is a dialog, too, whether it is open or not.
  const places = document.querySelectorAll('[role="dialog"], #main')
  return [...places].toReversed().flatMap((place) => findIn(place, control) ?? [])[0]
}

function findIn(place: Element, control: Control): HTMLElement | undefined {
  if ('field' in control) return place.querySelector<HTMLElement>(`[data-field="${control.field}"] :is(input, textarea, button)`) ?? undefined
  return [...place.querySelectorAll<HTMLElement>('button, a')].find((element) => nameOf(element) === control.button && element.checkVisibility())
}

function nameOf(element: Element): string {
  return (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()
}
