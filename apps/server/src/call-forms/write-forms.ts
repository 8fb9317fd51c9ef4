import type { ShownCalls } from './call-form.ts'
import { callForms } from './forms.ts'

/** A form with what it writes. */
export interface WrittenForm {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** Calls in every form that can say something of them. */
export function writeForms(shown: ShownCalls): readonly WrittenForm[] {
  return callForms.flatMap(({ id, label, write }) => {
    const text = write(shown)
    return text === undefined ? [] : [{ id, label, text: `${text}\n` }]
  })
}
