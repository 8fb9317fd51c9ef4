import type { Trace } from '@fourbox/domain'
import type { PlacedMethod } from '../../../components/method/method-page.tsx'
import type { TestInput } from '../../../components/test-call/test-input.ts'
import { EditIntegrationRequest } from './edit-integration-request.tsx'
import { EditIntegrationResponses } from './edit-integration-responses.tsx'
import { EditMethodRequest } from './edit-method-request.tsx'
import { EditMethodResponses } from './edit-method-responses.tsx'

export interface EditBoxProperties {
  readonly tab: string
  /** The call that is shown. */
  readonly trace: Trace | undefined
  readonly placed: PlacedMethod
  /** What is typed for the next test. */
  readonly input: TestInput
  /** Back to reading. */
  readonly onDone: () => void
}

/** A box that is edited where it stands, between what came in and what would go out. */
export function EditBox(properties: EditBoxProperties) {
  switch (properties.tab) {
    case 'method-request':
      return <EditMethodRequest {...properties} />
    case 'integration-response':
      return <EditIntegrationResponses {...properties} />
    case 'method-response':
      return <EditMethodResponses {...properties} />
    default:
      return <EditIntegrationRequest {...properties} />
  }
}
