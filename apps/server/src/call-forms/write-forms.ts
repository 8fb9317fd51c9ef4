import type { ShownCalls } from './call-form.ts'
import { callForms } from './forms.ts'

/** A form with what it writes. */
export interface WrittenForm {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** Calls in every form. */
export function writeForms(shown: ShownCalls): readonly WrittenForm[] {
  return callForms.map(({ id, label, write }) => ({ id, label, text: `${write(shown)}\n` }))
}
