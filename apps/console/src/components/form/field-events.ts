import { type FocusEvent, type InputEvent, useRef } from 'react'
import type { Form } from './form.ts'

/** Tells a form which of its fields were typed in and left: a field that was only walked past is told nothing yet. */
export function useFieldEvents({ leave }: Pick<Form<object>, 'leave'>) {
  const typedIn = useRef(new Set<string>())
  return {
    onInput({ target }: InputEvent) {
      const field = fieldOf(target)
      if (field?.name !== undefined) typedIn.current.add(field.name)
    },
    onBlur({ target, relatedTarget }: FocusEvent) {
      const field = fieldOf(target)
      if (field?.name === undefined || !typedIn.current.has(field.name) || fieldOf(relatedTarget)?.element === field.element) return
      leave(field.name)
    },
  }
}

/** The field (`Field`, `Rows`) that an element is part of. */
function fieldOf(target: EventTarget | null): { readonly element: HTMLElement; readonly name: string | undefined } | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null
  return element ? { element, name: element.dataset['field'] } : undefined
}
