import type { MethodSnapshot, Stage } from '@aws-sdk/client-api-gateway'
import { useQueries } from '@tanstack/react-query'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { query } from '../../client/query.ts'
import { Tree } from '../../components/tree/tree.tsx'
import type { TreeNode } from '../../components/tree/tree-rows.ts'
import { byVerb } from '../../components/method/verb-order.ts'

/** Stages, and below each the paths and methods of what it serves. */
export function StageTree({ restApiId, stages }: { readonly restApiId: string; readonly stages: readonly Stage[] }) {
  const navigate = useNavigate()
  const { stageName = stages[0]?.stageName } = useParams()
  const [address] = useSearchParams()
  const deployments = useQueries({
    queries: stages.map(({ deploymentId }) => query('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] })),
    combine: (results) => results.map(({ data }) => data?.apiSummary ?? {}),
  })
  const nodes = stages.map(({ stageName: name = '' }, index) => stageNode(name, deployments[index] ?? {}))
  const path = address.get('path')
  const selected = [stageName, ...(path === null ? [] : [path, address.get('method')])].join(' ')

  function select({ key }: TreeNode) {
    const [stage = '', resourcePath, method] = key.split(' ')
    const place = method === undefined ? '' : `?path=${encodeURIComponent(resourcePath ?? '')}&method=${method}`
    void navigate(`/apis/${restApiId}/stages/${stage}${place}`)
  }

  return (
    <div className="tree-pane">
      <Tree label="Stages" nodes={nodes} search="" selected={selected} onSelect={select} />
    </div>
  )
}

/** The keys are `stage`, `stage path` and `stage path VERB`: none of the three holds a blank. */
function stageNode(stageName: string, summary: Readonly<Record<string, Readonly<Record<string, MethodSnapshot>>>>): TreeNode {
  const paths = Object.keys(summary).toSorted()
  return {
    key: stageName,
    label: stageName,
    path: stageName,
    children: paths.map((path) => ({
      key: `${stageName} ${path}`,
      label: path,
      path,
      children: Object.keys(summary[path] ?? {})
        .toSorted(byVerb)
        .map((verb) => ({ key: `${stageName} ${path} ${verb}`, label: verb, verb, path, children: [] })),
    })),
  }
}
