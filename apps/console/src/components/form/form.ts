import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { withItsCalls } from '../../client/made-calls.ts'
import { ConnectionLost } from '../../client/send.ts'
import { refresh } from '../../client/refresh.ts'
import { refusalText, refusedField } from '../../client/refused-field.ts'
import { flash } from '../../shell/flashes.ts'
import type { TakenDefinition } from '../definition/as-taken.ts'
import { flashConversion, flashWarnings } from '../definition/flash-warnings.tsx'
import { type Found, isWithin, nothingFound } from './faults.ts'
import type { Fields } from './fields.ts'
import { useKeptDraft } from './kept-draft.ts'
import { useUnplaced } from './unplaced.ts'

interface FormSettings<T> {
  /** Under which the draft is kept while the person looks elsewhere; one for each thing that is edited. */
  readonly draft: string
  /** The API that is changed by saving; absent: what belongs to no API. */
  readonly restApiId: string | undefined
  /** What is saved now, or what a new thing starts from. */
  readonly initial: T
  /** What can be said before sending. */
  readonly check?: (value: T) => Found
  readonly save: (value: T) => Promise<Saved>
  /** For a dialog, which closes itself. */
  readonly onSaved?: () => void
}

/** What follows when the form has been saved. */
export interface Saved {
  /** What the flash bar says. */
  readonly message: ReactNode
  /** What was saved cannot work as it is: the message stays until it is dismissed, or until the form is saved without. */
  readonly troubled?: boolean
  /** What an import warned of. */
  readonly warnings?: readonly string[] | undefined
  /** What an import had to change before. */
  readonly converted?: TakenDefinition['converted'] | undefined
  /** The page that is shown then; without one this page stays. */
  readonly page?: string
}

export interface Form<T> extends Fields<T> {
  /** What the server refused without naming a field, and what is wrong with a field that the form does not show. */
  readonly refusal: string | undefined
  readonly saving: boolean
  readonly changed: boolean
  readonly restored: boolean
  /** Changed here and meanwhile elsewhere: must be settled before saving. */
  readonly conflicts: readonly (keyof T & string)[]
  /** What is stored by now. */
  readonly stored: T
  /** Ends the conflicts with what is typed here, or with what is stored. */
  readonly settle: (mine: boolean) => void
  /** The person has typed in the field and left it: what is wrong there is told from now on. */
  readonly leave: (field: string) => void
  submit(): Promise<void>
  discard(): void
}

/**
 * A form's state: the draft (kept across pages until it is saved or discarded), what is wrong beside the field that it is
 * wrong with, whether the form or the server says so, and what follows when it is saved: all that is known of the API is
 * read again, the flash bar says it, the next page comes. Nothing typed is lost when the server refuses.
 */
export function useForm<T extends object>({ draft, restApiId, initial, check = () => nothingFound, save, onSaved }: FormSettings<T>): Form<T> {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const queryClient = useQueryClient()
  const kept = useKeptDraft(draft, initial)
  const [sent, setSent] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<{ readonly text: string; readonly field: string | undefined }>()
  const { value } = kept
  const { faults, warnings } = check(value)
  const told = [
    ...faults.filter(({ field }) => sent || [...left].some((place) => isWithin(field, place))),
    ...(refusal?.field === undefined ? [] : [{ text: refusal.text, field: refusal.field }]),
  ]
  const unplaced = useUnplaced(told)

  async function submit(): Promise<void> {
    setSent(true)
    setRefusal(undefined)
    if (faults.length > 0 || kept.conflicts.length > 0) return focusFirstFault()
    setSaving(true)
    try {
      const { result, calls } = await withItsCalls(() => save(value))
      const { message, troubled = false, warnings: said, converted, page } = result
      await refresh(queryClient, restApiId)
      flash({ id: `saved ${draft}`, type: troubled ? 'warning' : 'success', content: message, calls })
      flashWarnings(said)
      if (converted) flashConversion(converted)
      // Who is there already, and looks at a tab of it by now, stays there.
      if (page !== undefined && page !== pathname) await navigate(page)
      // Last: whoever sees a dialog close goes on at once, on the page that follows.
      onSaved?.()
      kept.drop()
      setSent(false)
      setLeft(new Set())
    } catch (error) {
      const text = refusalText(error)
      if (error instanceof ConnectionLost) flash({ type: 'error', content: text })
      setRefusal({ text, field: refusedField(error) })
      focusFirstFault()
    } finally {
      setSaving(false)
    }
  }

  return {
    value,
    set(changes) {
      kept.change((now) => ({ ...now, ...changes }))
      setRefusal(undefined)
    },
    fault: (field) => textAt((place) => place === field),
    faultWithin: (field) => textAt((place) => isWithin(place, field)),
    warning: (field) => warnings.find((one) => one.field === field)?.text ?? '',
    refusal: refusal && refusal.field === undefined ? refusal.text : unplaced,
    saving,
    changed: kept.changed,
    restored: kept.restored,
    conflicts: kept.conflicts,
    stored: initial,
    settle: kept.settle,
    leave: (field) => setLeft(new Set(left).add(field)),
    submit,
    discard() {
      kept.drop()
      setSent(false)
      setLeft(new Set())
      setRefusal(undefined)
    },
  }

  function textAt(isHere: (field: string) => boolean): string {
    return told.find(({ field }) => isHere(field))?.text ?? ''
  }
}

/** After the faults are drawn. */
function focusFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"], [role="dialog"] [aria-invalid="true"]')?.focus())
}
