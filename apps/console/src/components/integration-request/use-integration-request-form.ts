import { grantIntegration } from '../integration/grant-integration.ts'
import type { Form } from '../form/form.ts'
import { type AfterSaving, useMethodForm } from '../method/method-form.tsx'
import type { PlacedMethod } from '../method/method-page.tsx'
import { templatesOf } from '../templates/template-draft.ts'
import { templateProblems } from '../templates/template-problems.ts'
import { draftOfIntegrationRequest, type IntegrationRequestDraft, takesTemplates } from './integration-request-draft.ts'
import { checkIntegrationRequest } from './integration-request-settings.ts'
import { saveIntegrationRequest } from './save-integration-request.ts'

/** The form of an integration request, wherever it is edited. */
export function useIntegrationRequestForm(placed: PlacedMethod, after: AfterSaving): Form<IntegrationRequestDraft> {
  const { method } = placed
  return useMethodForm<IntegrationRequestDraft>({
    placed,
    tab: 'integration-request',
    after,
    initial: draftOfIntegrationRequest(method.methodIntegration),
    check: (draft) => checkIntegrationRequest(draft, method),
    save: async (draft) => {
      await saveIntegrationRequest(placed, draft)
      return grantIntegration(draft.integration, placed)
    },
    problems: (draft) => (takesTemplates(draft) ? templateProblems(templatesOf(draft.templates)) : []),
    saved: () => 'Saved the integration request',
  })
}
