import type { Resource } from '@aws-sdk/client-api-gateway'
import { faultsOf } from '@fourbox/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { atFourbox } from '../../settings.ts'
import { callsOfApi } from '../../client/calls.ts'
import { lastStatusesOf } from './last-statuses.ts'
import { flash } from '../../shell/flashes.ts'
import { PlaceDialog } from './placing/place-dialog.tsx'
import { checkPlacing, type Placing } from './placing/placing.ts'
import { savePlacing } from './placing/save-placing.ts'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import { useDeferredValue, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { href } from '../../shell/address.ts'
import { Tree } from '../../components/tree/tree.tsx'
import type { TreeNode } from '../../components/tree/tree-rows.ts'
import { resourceNodes } from './resource-nodes.ts'

interface ResourcesPaneProperties {
  readonly restApiId: string
  readonly resources: readonly Resource[]
  /** The key of the selected line of the tree. */
  readonly selected: string | undefined
}

/** Left: a new resource, a search, the tree. */
export function ResourcesPane({ restApiId, resources, selected }: ResourcesPaneProperties) {
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [renaming, setRenaming] = useState<string>()
  const parent = selected?.split(' ')[0] ?? ''
  const renamed = renaming === undefined ? undefined : resources.find(({ id }) => id === renaming)

  const calls = useQuery({ ...callsOfApi(restApiId), enabled: atFourbox }).data
  const nodes = useMemo(() => resourceNodes(resources, calls && lastStatusesOf(calls)), [resources, calls])

  function select({ key }: TreeNode) {
    void navigate(`/apis/${restApiId}/resources/${key.replace(' ', '/')}`)
  }

  const move = useMutation({
    mutationFn: (placing: Placing) => savePlacing(placing, resources),
    onSuccess: ({ message, troubled }) => flash({ type: troubled ? 'warning' : 'success', content: message }),
  })
  const placing = (node: TreeNode, target: TreeNode): Placing | undefined => {
    const resource = resources.find(({ id }) => id === node.key)
    return resource && { restApiId, action: 'move', resource, parentId: target.key, pathPart: resource.pathPart ?? '' }
  }

  return (
    <Container>
      <div className="tree-pane">
        <Button fullWidth href={`${href('/apis/:restApiId/create-resource', { restApiId })}?parent=${parent}`}>
          Create resource
        </Button>
        <Input
          type="search"
          value={search}
          placeholder="Find resources"
          ariaLabel="Find resources by path or verb"
          onChange={({ detail }) => setSearch(detail.value)}
        />
        <Tree
          label="Resources"
          nodes={nodes}
          search={useDeferredValue(search)}
          selected={selected}
          onSelect={select}
          moving={{
            canMove: ({ verb, path }) => verb === undefined && path !== '/',
            refusal: (node, target) => refusalOf(placing(node, target), resources),
            onMove: (node, target) => {
              const wanted = placing(node, target)
              if (wanted) move.mutate(wanted)
            },
            onRefused: (why) => flash({ type: 'error', content: why }),
          }}
          onRename={({ key }) => setRenaming(key)}
        />
      </div>
      {renamed && <PlaceDialog restApiId={restApiId} action="rename" resource={renamed} resources={resources} onDismiss={() => setRenaming(undefined)} />}
    </Container>
  )
}

/** Why the resource cannot be moved there. */
function refusalOf(placing: Placing | undefined, resources: readonly Resource[]): string | undefined {
  if (!placing) return 'It is there no more.'
  if (placing.resource.parentId === placing.parentId) return `${placing.resource.path} stands there already.`
  const reading = checkPlacing(resources, placing)
  return reading && faultsOf(reading)[0]?.text
}
