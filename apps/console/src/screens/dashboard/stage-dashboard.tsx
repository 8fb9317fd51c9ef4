import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query } from '../../client/query.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { byVerb } from '../../components/method/verb-order.ts'
import { SilentNodes } from '../../components/nodes/silent-nodes.tsx'
import { href } from '../../shell/address.ts'
import { useSearch } from '../../shell/search.ts'
import './dashboard.css'
import { Figures } from './figures.tsx'
import { type DashboardMethod, metrics } from './metrics.ts'
import { NoCalls } from './no-calls.tsx'
import { rangeIn, withRange } from './range.ts'
import { RangeField } from './range-field.tsx'

interface StageDashboardProperties {
  readonly restApiId: string
  readonly stages: readonly Stage[]
  readonly stage: Stage
}

const allMethods = { value: '', label: 'All methods' }

/** The figures of one stage, or of one method of it; what is chosen stands in the address. */
export function StageDashboard({ restApiId, stages, stage: { stageName: stage = '', deploymentId } }: StageDashboardProperties) {
  const [address, changeAddress] = useSearch()
  const [wantsLive, setWantsLive] = useState(true)
  const range = rangeIn(address)
  const method = methodIn(address)
  // A time that has ended changes no more.
  const live = wantsLive && (range.type === 'back' || range.to === undefined)
  const whole = useQuery(metrics({ restApiId, stage, method: undefined, range, live }))
  const chosen = useQuery({ ...metrics({ restApiId, stage, method, range, live }), enabled: method !== undefined })
  const shown = method ? chosen : whole
  const deployed = useQuery(query('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] }))
  const called = (whole.data?.methods ?? []).flatMap((one) => (one.method ? [one.method] : []))
  const methods = methodOptions(deployed.data?.apiSummary ?? {}, [...called, ...(method ? [method] : [])])
  const refresh = () => void Promise.all([whole.refetch(), ...(method ? [chosen.refetch()] : [])])

  return (
    <SpaceBetween size="m">
      <div className="dashboard-choices">
        <FormField label="Stage">
          <Select
            options={stages.map(({ stageName = '' }) => ({ value: stageName, label: stageName }))}
            selectedOption={{ value: stage, label: stage }}
            onChange={({ detail }) => changeAddress((newest) => changed(newest, { stage: detail.selectedOption.value ?? '', method: '' }))}
          />
        </FormField>
        <FormField label="Method">
          <Select
            options={[allMethods, ...methods]}
            filteringType="auto"
            selectedOption={methods.find(({ value }) => value === address.get('method')) ?? allMethods}
            onChange={({ detail }) => changeAddress((newest) => changed(newest, { method: detail.selectedOption.value ?? '' }))}
          />
        </FormField>
        <RangeField range={range} onChange={(next) => changeAddress((newest) => withRange(newest, next))} />
        <Button iconName="refresh" ariaLabel="Refresh" onClick={refresh} />
        <Toggle checked={live} disabled={range.type === 'between' && range.to !== undefined} onChange={({ detail }) => setWantsLive(detail.checked)}>
          Live
        </Toggle>
      </div>
      <SilentNodes />
      <Loaded query={shown} isEmpty={({ total }) => total.count === 0} empty={<NoCalls restApiId={restApiId} stage={stage} method={method} live={live} />}>
        {(answer) => (
          <Figures
            answer={answer}
            whole={whole.data ?? answer}
            hrefOf={(one) => `${href('/apis/:restApiId/dashboard', { restApiId })}?${changed(address, { stage, method: textOf(one) })}`}
          />
        )}
      </Loaded>
    </SpaceBetween>
  )
}

/** What was chosen empty is not said. */
function changed(address: URLSearchParams, values: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(address)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** `GET /pets`: neither of the two holds a blank. */
function textOf({ httpMethod, resourcePath }: DashboardMethod): string {
  return `${httpMethod} ${resourcePath}`
}

function methodIn(address: URLSearchParams): DashboardMethod | undefined {
  const [httpMethod = '', resourcePath = ''] = (address.get('method') ?? '').split(' ')
  return httpMethod !== '' && resourcePath !== '' ? { httpMethod, resourcePath } : undefined
}

/** What the stage serves, and what it served before and was called. */
function methodOptions(summary: Readonly<Record<string, object>>, called: readonly DashboardMethod[]): readonly SelectProps.Option[] {
  const served = Object.entries(summary).flatMap(([resourcePath, methods]) => Object.keys(methods).map((httpMethod) => ({ httpMethod, resourcePath })))
  const byText = new Map([...served, ...called].map((method) => [textOf(method), method]))
  return [...byText]
    .toSorted(([, one], [, other]) => one.resourcePath.localeCompare(other.resourcePath) || byVerb(one.httpMethod, other.httpMethod))
    .map(([text]) => ({ value: text, label: text }))
}
