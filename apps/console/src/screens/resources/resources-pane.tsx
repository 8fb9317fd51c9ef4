import type { Resource } from '@aws-sdk/client-api-gateway'
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
  const parent = selected?.split(' ')[0] ?? ''

  const nodes = useMemo(() => resourceNodes(resources), [resources])

  function select({ key }: TreeNode) {
    void navigate(`/apis/${restApiId}/resources/${key.replace(' ', '/')}`)
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
        <Tree label="Resources" nodes={nodes} search={useDeferredValue(search)} selected={selected} onSelect={select} />
      </div>
    </Container>
  )
}
