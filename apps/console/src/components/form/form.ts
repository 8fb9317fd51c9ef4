import { useState } from 'react'
import { ConnectionLost } from '../../client/aws.ts'
import { type Drafts, dropDraft, keepDraft, useDrafts } from '../../shell/drafts.ts'
import { flash } from '../../shell/flashes.ts'

/** Field → what is wrong with it. */
export type Faults = Readonly<Record<string, string>>

interface FormSettings<T> {
  /** Under which the draft is kept while the person looks elsewhere; one for each thing that is edited. */
  readonly draft: string
  /** What is saved now. */
  readonly initial: T
  /** What can be said before sending. */
  readonly check?: (value: T) => Faults
  readonly save: (value: T) => Promise<void>
  /** Which field the server's refusal speaks of; without an answer the text stands above the buttons. */
  readonly fieldOf?: (refusal: string) => string | undefined
}

/** What the fields of a form need; a group of fields asks for its own part of the draft only. */
export interface Fields<T> {
  readonly value: T
  set(changes: Partial<T>): void
  /** The text under a field, once the form has been sent. */
  fault(field: string): string
}

export interface Form<T> extends Fields<T> {
  /** What the server refused without naming a field. */
  readonly refusal: string | undefined
  readonly saving: boolean
  /** Whether something is typed that is not saved. */
  readonly changed: boolean
  /** Whether that was typed before the page was opened this time. */
  readonly restored: boolean
  submit(): Promise<void>
  discard(): void
}

/**
 * A form's state: the draft (kept across pages until it is saved or discarded), checks that speak once the form was sent,
 * and the server's refusal beside the field that it names. Nothing typed is lost when the server refuses.
 */
export function useForm<T extends object>({ draft, initial, check = () => ({}), save, fieldOf = () => undefined }: FormSettings<T>): Form<T> {
  // Only this hook writes under the key, and always a T.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const keptIn = ({ drafts }: Drafts) => drafts.get(draft) as T | undefined
  const kept = useDrafts(keptIn)
  const [restored] = useState(kept !== undefined)
  const [sent, setSent] = useState(false)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<{ readonly text: string; readonly field: string | undefined }>()
  const value = kept ?? initial
  const faults = sent ? check(value) : {}

  async function submit(): Promise<void> {
    setSent(true)
    setRefusal(undefined)
    if (Object.keys(check(value)).length > 0) {
      focusFirstFault()
      return
    }
    setSaving(true)
    try {
      await save(value)
      dropDraft(draft)
      setSent(false)
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      if (error instanceof ConnectionLost) flash({ type: 'error', content: text })
      setRefusal({ text, field: fieldOf(text) })
      focusFirstFault()
    } finally {
      setSaving(false)
    }
  }

  return {
    value,
    set(changes) {
      // From what is kept by now: two changes may come between two drawings of the page.
      const next = { ...(keptIn(useDrafts.getState()) ?? initial), ...changes }
      if (JSON.stringify(next) === JSON.stringify(initial)) dropDraft(draft)
      else keepDraft(draft, next)
      setRefusal(undefined)
    },
    fault: (field) => faults[field] ?? (refusal?.field === field ? refusal.text : ''),
    refusal: refusal?.field === undefined ? refusal?.text : undefined,
    saving,
    changed: kept !== undefined,
    restored: restored && kept !== undefined,
    submit,
    discard() {
      dropDraft(draft)
      setSent(false)
      setRefusal(undefined)
    },
  }
}

/** After the faults are drawn. */
function focusFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"], [role="dialog"] [aria-invalid="true"]')?.focus())
}
