import type { Form } from '../form/form.ts'
import { type AfterSaving, useMethodForm } from '../method/method-form.tsx'
import type { PlacedMethod } from '../method/method-page.tsx'
import { templatesOf } from '../templates/template-draft.ts'
import { templateProblems } from '../templates/template-problems.ts'
import { draftOfResponse, type IntegrationResponseDraft } from './integration-response-draft.ts'
import { checkResponse } from './integration-response-settings.ts'
import { saveIntegrationResponse } from './save-integration-response.ts'

/** The form of one integration response, wherever it is edited. @param statusCode absent: of a new one */
export function useIntegrationResponseForm(placed: PlacedMethod, statusCode: string | undefined, after: AfterSaving): Form<IntegrationResponseDraft> {
  const { method } = placed
  const before = statusCode === undefined ? undefined : method.methodIntegration?.integrationResponses?.[statusCode]
  return useMethodForm<IntegrationResponseDraft>({
    placed,
    tab: 'integration-response',
    response: statusCode ?? 'new',
    after,
    initial: draftOfResponse(before),
    check: (draft) => checkResponse(draft, method),
    save: (draft) => saveIntegrationResponse(placed, before, draft),
    problems: (draft) => templateProblems(templatesOf(draft.templates)),
    saved: (draft) => `Saved the integration response ${draft.statusCode}`,
  })
}
