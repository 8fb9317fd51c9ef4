import type { Form } from '../form/form.ts'
import { type AfterSaving, useMethodForm } from '../method/method-form.tsx'
import type { PlacedMethod } from '../method/method-page.tsx'
import { checkMethodResponse, draftOfMethodResponse, type MethodResponseDraft } from './method-response-draft.ts'
import { saveMethodResponse } from './save-method-response.ts'

/** The form of one method response, wherever it is edited. @param statusCode absent: of a new one */
export function useMethodResponseForm(placed: PlacedMethod, statusCode: string | undefined, after: AfterSaving): Form<MethodResponseDraft> {
  const before = statusCode === undefined ? undefined : placed.method.methodResponses?.[statusCode]
  return useMethodForm<MethodResponseDraft>({
    placed,
    tab: 'method-response',
    response: statusCode ?? 'new',
    after,
    initial: draftOfMethodResponse(before),
    check: checkMethodResponse,
    save: (draft) => saveMethodResponse(placed, before, draft),
    saved: (draft) => `Saved the method response ${draft.statusCode}`,
  })
}
