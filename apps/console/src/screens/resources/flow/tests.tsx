import Button from '@cloudscape-design/components/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { recordedCall } from '../../../client/calls.ts'
import { isRecorded } from '../../../components/test-call/recorded-call.ts'
import { setTestInput } from '../../../components/test-call/test-input.ts'
import { testCallOf } from '../../../components/test-call/test-call-of.ts'
import { flash } from '../../../shell/flashes.ts'
import type { MethodProperties } from '../method-properties.ts'
import { callsOfApi } from '../../../client/calls.ts'
import { callsOfMethod } from './history.ts'
import { TestsRail } from './tests-rail.tsx'

interface TestsProperties extends MethodProperties {
  readonly shownId: string | undefined
  readonly comparedId: string | undefined
  readonly onShow: (requestId: string) => void
  /** The request line holds the call now. */
  readonly onReplayed: () => void
  readonly onCompare: (requestId: string | undefined) => void
}

/** The history of the method's calls; a drawer where the page has no room for it. */
export function Tests({ restApiId, resource, httpMethod, onReplayed, ...rail }: TestsProperties) {
  const { id = '', path = '', resourceMethods } = resource
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const recorded = useQuery(callsOfApi(restApiId)).data
  const calls = useMemo(
    () => callsOfMethod(recorded ?? [], path, httpMethod, Object.keys(resourceMethods ?? {})),
    [recorded, path, httpMethod, resourceMethods],
  )

  async function replay(requestId: string) {
    const trace = await queryClient.fetchQuery(recordedCall(requestId))
    if (trace === null || !isRecorded(trace)) return flash({ type: 'error', content: 'This call is not kept any more.' })
    setTestInput({ restApiId, resourceId: id, httpMethod }, testCallOf(trace))
    onReplayed()
  }

  return (
    <aside className={`flow-tests${isOpen ? ' flow-tests-open' : ''}`} aria-label="Tests">
      <div className="flow-head">
        <h3>Tests</h3>
        <span className="flow-head-end flow-drawer-button">
          <Button
            variant="icon"
            iconName={isOpen ? 'close' : 'history'}
            ariaLabel={isOpen ? 'Close the tests' : 'Open the tests'}
            ariaExpanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        </span>
      </div>
      <div className="flow-tests-body">
        <TestsRail {...rail} calls={calls} onReplay={(requestId) => void replay(requestId)} />
      </div>
    </aside>
  )
}
