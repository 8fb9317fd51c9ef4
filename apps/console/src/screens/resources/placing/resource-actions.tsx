import type { Resource } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { WriteDropdown } from '../../../components/writing/write-dropdown.tsx'
import { atFourbox } from '../../../settings.ts'
import { PlaceDialog } from './place-dialog.tsx'
import type { PlacingAction } from './placing.ts'

interface ResourceActionsProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly resources: readonly Resource[]
}

const actions: readonly { readonly id: PlacingAction; readonly text: string }[] = [
  { id: 'rename', text: 'Rename…' },
  { id: 'move', text: 'Move to…' },
  // AWS has no call for it.
  ...(atFourbox ? [{ id: 'copy' as const, text: 'Duplicate…' }] : []),
]

/** What can be done with a resource's place in the tree. */
export function ResourceActions(properties: ResourceActionsProperties) {
  const [action, setAction] = useState<PlacingAction>()
  return (
    <>
      <WriteDropdown items={actions} onItemClick={({ detail }) => setAction(actions.find(({ id }) => id === detail.id)?.id)}>
        Resource actions
      </WriteDropdown>
      {action && <PlaceDialog {...properties} action={action} onDismiss={() => setAction(undefined)} />}
    </>
  )
}
