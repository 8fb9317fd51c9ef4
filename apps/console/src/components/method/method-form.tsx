import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Help } from '../../shell/help.tsx'
import type { Found } from '../form/faults.ts'
import { type Form, useForm } from '../form/form.ts'
import { FormPage } from '../form/form-page.tsx'
import { problemsText, type TemplateProblem } from '../templates/template-problems.ts'
import { MethodPage, methodTab, type PlacedMethod } from './method-page.tsx'

/** Where saving leads: from a page of its own to the box's tab; in the box itself nowhere. */
export type AfterSaving = 'to-tab' | 'stay'

type Tab = 'method-request' | 'integration-request' | 'integration-response' | 'method-response'

interface MethodFormSettings<T> {
  readonly placed: PlacedMethod
  /** The box that is edited, which is also the tab that follows. */
  readonly tab: Tab
  /** Which response of the box; absent for a request. */
  readonly response?: string
  readonly after: AfterSaving
  readonly initial: T
  readonly check: (draft: T) => Found
  /** What it answers is said after that. */
  readonly save: (draft: T) => Promise<string | void>
  /** What of the draft's templates cannot work, though it is saved. */
  readonly problems?: (draft: T) => readonly TemplateProblem[]
  /** What the flash bar says, up to the method's name: `Saved the method request`. */
  readonly saved: (draft: T) => string
}

/** The form of one box of a method. */
export function useMethodForm<T extends object>({ placed, tab, response = '', after, initial, check, save, problems, saved }: MethodFormSettings<T>): Form<T> {
  const { restApiId, httpMethod, path } = placed
  return useForm<T>({
    draft: draftKey(placed, tab, response),
    restApiId,
    initial,
    check,
    save: async (draft) => {
      const more = await save(draft)
      const trouble = problemsText(problems?.(draft) ?? [])
      const sentences = [`${saved(draft)} of ${httpMethod} ${path}.`, ...(more === undefined ? [] : [more]), ...(trouble === undefined ? [] : [`${trouble}.`])]
      return { message: sentences.join(' '), troubled: trouble !== undefined, ...(after === 'to-tab' && { page: methodTab(placed, tab) }) }
    },
  })
}

/** Under which the draft of a box is kept. @param response which of its responses; empty for a request */
export function draftKey({ restApiId, resourceId, httpMethod }: Omit<PlacedMethod, 'path' | 'method'>, tab: string, response = ''): string {
  return `${tab} ${restApiId} ${resourceId} ${httpMethod} ${response}`
}

interface MethodFormPageProperties<T> {
  readonly form: Form<T>
  readonly placed: PlacedMethod
  readonly tab: Tab
  readonly title: string
  readonly help: Help
  readonly submitText?: string
  readonly children: ReactNode
}

/** The page of such a form: it says which method it is about, and Cancel leads to the box's tab. */
export function MethodFormPage<T>({ placed, tab, submitText = 'Save', ...properties }: MethodFormPageProperties<T>) {
  const name = `${properties.title}: ${placed.httpMethod} ${placed.path}`
  return (
    <FormPage {...properties} name={name} description={`${placed.path} - ${placed.httpMethod}`} submitText={submitText} cancelTo={methodTab(placed, tab)} />
  )
}

interface ResponsePageProperties {
  readonly what: 'integration response' | 'method response'
  readonly children: (place: { readonly title: string; readonly placed: PlacedMethod; readonly statusCode: string | undefined }) => ReactNode
}

/** The page of one response of a box: a new one, or with `?status=` in the address the one of that code. */
export function ResponsePage({ what, children }: ResponsePageProperties) {
  const [address] = useSearchParams()
  const statusCode = address.get('status') ?? undefined
  const title = `${statusCode === undefined ? 'Create' : 'Edit'} ${what}`
  return <MethodPage title={title}>{(placed) => children({ title, placed, statusCode })}</MethodPage>
}
