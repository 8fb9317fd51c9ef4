import type { Method } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import type { MethodRequestDraft } from './method-request-draft.ts'
import { lostMappings } from './save-method-request.ts'

/** Says what else a save removes; nothing where it removes nothing else. */
export function LostMappings({ method, draft }: { readonly method: Method; readonly draft: MethodRequestDraft }) {
  const lost = lostMappings(method, draft)
  if (lost.length === 0) return null
  return (
    <Alert type="warning">
      Saving also removes the mappings of the integration request that take their values from parameters removed here: {lost.join(', ')}.
    </Alert>
  )
}
