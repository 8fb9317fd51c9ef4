import type { Authorizer, RequestValidator } from '@aws-sdk/client-api-gateway'
import type { Form } from '../form/form.ts'
import { type AfterSaving, useMethodForm } from '../method/method-form.tsx'
import type { PlacedMethod } from '../method/method-page.tsx'
import { checkMethodRequest } from './check-method-request.ts'
import { draftOfMethod, type MethodRequestDraft } from './method-request-draft.ts'
import { saveMethodRequest } from './save-method-request.ts'

interface Known {
  readonly authorizers: readonly Authorizer[]
  readonly validators: readonly RequestValidator[]
}

/** The form of a method request, wherever it is edited. */
export function useMethodRequestForm(placed: PlacedMethod, { authorizers, validators }: Known, after: AfterSaving): Form<MethodRequestDraft> {
  return useMethodForm<MethodRequestDraft>({
    placed,
    tab: 'method-request',
    after,
    initial: draftOfMethod(placed.method, validators),
    check: (draft) => checkMethodRequest(draft, { ...placed, authorizers }),
    save: (draft) => saveMethodRequest(placed, draft, { authorizers, validators }),
    saved: () => 'Saved the method request',
  })
}
