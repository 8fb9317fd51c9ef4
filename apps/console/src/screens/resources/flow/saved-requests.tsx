import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { savedTests } from '../../../client/saved-tests.ts'
import { testCallOfSaved } from '../../../components/test-call/test-call-of.ts'
import type { TestInput } from '../../../components/test-call/test-input.ts'

interface SavedRequestsProperties {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  readonly path: string
  readonly onChoose: (request: Partial<TestInput>) => void
}

/** What the method's saved tests send, to be put into the request line; nothing where there is none. */
export function SavedRequests({ restApiId, resourceId, httpMethod, path, onChoose }: SavedRequestsProperties) {
  const tests = (useQuery(savedTests(restApiId)).data ?? []).filter((test) => test.resourceId === resourceId && test.httpMethod === httpMethod)
  if (tests.length === 0) return null
  return (
    <ButtonDropdown
      items={tests.map(({ id, name }) => ({ id, text: visible(name) }))}
      onItemClick={({ detail }) => {
        const chosen = tests.find(({ id }) => id === detail.id)
        if (chosen) onChoose(testCallOfSaved(chosen, path))
      }}
    >
      Saved requests
    </ButtonDropdown>
  )
}
