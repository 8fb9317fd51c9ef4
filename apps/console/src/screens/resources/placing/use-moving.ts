import type { Resource } from '@aws-sdk/client-api-gateway'
import { faultsOf } from '@fourbox/domain'
import { useMutation } from '@tanstack/react-query'
import { withItsCalls } from '../../../client/made-calls.ts'
import type { TreeMoving } from '../../../components/tree/tree-moving.ts'
import type { TreeNode } from '../../../components/tree/tree-rows.ts'
import { flash } from '../../../shell/flashes.ts'
import { useWriteRefusal } from '../../../shell/permission.ts'
import { checkPlacing, type Placing } from './placing.ts'
import { savePlacing } from './save-placing.ts'

/** How the resources of a tree are moved in it; `resources` are all of the API. */
export function useMoving(restApiId: string, resources: readonly Resource[]): TreeMoving {
  const move = useMutation({
    mutationFn: (placing: Placing) => withItsCalls(() => savePlacing(placing, resources)),
    onSuccess: ({ result: { message, troubled }, calls }) => flash({ type: troubled ? 'warning' : 'success', content: message, calls }),
  })
  const mayMove = useWriteRefusal() === undefined
  const placing = (node: TreeNode, target: TreeNode): Placing | undefined => {
    const resource = resources.find(({ id }) => id === node.key)
    return resource && { restApiId, action: 'move', resource, parentId: target.key, pathPart: resource.pathPart ?? '' }
  }
  return {
    canMove: ({ verb, path }) => mayMove && verb === undefined && path !== '/',
    refusal: (node, target) => refusalOf(placing(node, target), resources),
    onMove: (node, target) => {
      const wanted = placing(node, target)
      if (wanted) move.mutate(wanted)
    },
    onRefused: (why) => flash({ type: 'error', content: why }),
  }
}

/** Why the resource cannot be moved there. */
function refusalOf(placing: Placing | undefined, resources: readonly Resource[]): string | undefined {
  if (!placing) return 'It is there no more.'
  if (placing.resource.parentId === placing.parentId) return `${placing.resource.path} stands there already.`
  const reading = checkPlacing(resources, placing)
  return reading && faultsOf(reading)[0]?.text
}
