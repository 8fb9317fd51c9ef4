import type { Resource } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { callsOfApi } from '../../client/calls.ts'
import { Tree } from '../../components/tree/tree.tsx'
import type { TreeNode } from '../../components/tree/tree-rows.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { atFourbox } from '../../settings.ts'
import { href } from '../../shell/address.ts'
import { useShortcut } from '../../shell/shortcuts.ts'
import { lastStatusesOf } from './last-statuses.ts'
import { PlaceDialog } from './placing/place-dialog.tsx'
import { useMoving } from './placing/use-moving.ts'
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
  const chosen = resources.find(({ id }) => id === selected)
  const renamed = renaming === undefined ? undefined : resources.find(({ id }) => id === renaming)

  const calls = useQuery({ ...callsOfApi(restApiId), enabled: atFourbox }).data
  const nodes = useMemo(() => resourceNodes(resources, calls && lastStatusesOf(calls)), [resources, calls])

  function select({ key }: TreeNode) {
    void navigate(`/apis/${restApiId}/resources/${key.replace(' ', '/')}`)
  }

  const moving = useMoving(restApiId, resources)
  useShortcut('rename', chosen && chosen.path !== '/' ? () => setRenaming(chosen.id) : undefined)

  return (
    <Container>
      <div className="tree-pane">
        <WriteButton fullWidth href={`${href('/apis/:restApiId/create-resource', { restApiId })}?parent=${parent}`}>
          Create resource
        </WriteButton>
        <Input
          type="search"
          value={search}
          placeholder="Find resources"
          ariaLabel="Find resources by path or verb"
          onChange={({ detail }) => setSearch(detail.value)}
        />
        <Tree label="Resources" nodes={nodes} search={useDeferredValue(search)} selected={selected} onSelect={select} moving={moving} />
      </div>
      {renamed && <PlaceDialog restApiId={restApiId} action="rename" resource={renamed} resources={resources} onDismiss={() => setRenaming(undefined)} />}
    </Container>
  )
}
