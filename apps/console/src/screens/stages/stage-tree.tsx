import type { MethodSnapshot, Stage } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import { useQueries } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { query } from '../../client/query.ts'
import { behindText, useBehind } from '../../components/deploying/use-behind.ts'
import { byVerb } from '../../components/method/verb-order.ts'
import { Tree } from '../../components/tree/tree.tsx'
import type { TreeNode } from '../../components/tree/tree-rows.ts'

interface StageTreeProperties {
  readonly restApiId: string
  readonly stages: readonly Stage[]
  readonly stageName: string | undefined
  /** The selected method of that stage. */
  readonly method: { readonly path: string; readonly httpMethod: string } | undefined
}

/** Stages, and below each the paths and methods of what it serves: asked for when a stage is opened, or searched through. */
export function StageTree({ restApiId, stages, stageName, method }: StageTreeProperties) {
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  // Only the stage with which the page was opened is open; a stage that is chosen later is not.
  const [first] = useState(stageName)
  const isAsked = (name: string) => search.trim() !== '' || name === first || opened.has(name)
  const summaries = useQueries({
    queries: stages.map(({ stageName: name = '', deploymentId }) => ({
      ...query('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] }),
      enabled: isAsked(name),
    })),
    combine: (results) => results.map(({ data }) => data?.apiSummary),
  })
  const behind = useBehind(restApiId, stages)
  const nodes = useMemo(
    () => stages.map((stage, index) => stageNode(stage, stage.stageName === first, behind[index] ?? 0, summaries[index])),
    [stages, first, behind, summaries],
  )
  const selected = [stageName, ...(method === undefined ? [] : [method.path, method.httpMethod])].join(' ')

  function select({ key }: TreeNode) {
    const [stage = '', path, httpMethod] = key.split(' ')
    const place = httpMethod === undefined ? '' : `?path=${encodeURIComponent(path ?? '')}&method=${httpMethod}`
    void navigate(`/apis/${restApiId}/stages/${stage}${place}`)
  }

  return (
    <div className="tree-pane">
      <Input
        type="search"
        value={search}
        placeholder="Find stages"
        ariaLabel="Find stages, paths or verbs"
        onChange={({ detail }) => setSearch(detail.value)}
      />
      <Tree
        label="Stages"
        nodes={nodes}
        search={useDeferredValue(search)}
        selected={selected}
        onSelect={select}
        onOpen={({ key }) => setOpened(new Set(opened).add(key))}
      />
    </div>
  )
}

type Summary = Readonly<Record<string, Readonly<Record<string, MethodSnapshot>>>>

/** The keys are `stage`, `stage path` and `stage path VERB`: none of the three holds a blank. */
function stageNode({ stageName = '', canarySettings }: Stage, isOpen: boolean, behind: number, summary: Summary = {}): TreeNode {
  const notes = [...(canarySettings ? [`canary ${canarySettings.percentTraffic ?? 0} %`] : []), ...(behind > 0 ? [behindText(behind)] : [])]
  return {
    key: stageName,
    label: stageName,
    path: stageName,
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
    ...(isOpen ? {} : { startsClosed: true }),
    children: Object.keys(summary)
      .toSorted()
      .map((path) => ({
        key: `${stageName} ${path}`,
        label: path,
        path,
        children: Object.keys(summary[path] ?? {})
          .toSorted(byVerb)
          .map((verb) => ({ key: `${stageName} ${path} ${verb}`, label: verb, verb, path, children: [] })),
      })),
  }
}
