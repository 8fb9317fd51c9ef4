import { visible } from '@fourbox/domain'
import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query, wholeList } from '../../client/query.ts'
import { useApiNames } from '../../components/api/api-names.ts'
import { throttleBuckets } from '../../client/throttle-buckets.ts'
import { Buckets } from './buckets.tsx'
import { type Check, judgeCall } from './judge-call.ts'
import { useDeployedMethods } from './deployed-methods.ts'
import { utcDay } from './usage-days.ts'
import './chain.css'

/** May this key call this method now? Every check of the gateway in its order, answered without a call. */
export function Chain({ plan }: { readonly plan: UsagePlan }) {
  const { id: usagePlanId = '', apiStages = [] } = plan
  const keys = useQuery(wholeList('GetApiKeys', {}))
  const planKeys = useQuery(wholeList('GetUsagePlanKeys', { usagePlanId }))
  const apiName = useApiNames()
  const today = utcDay(0)
  const usage = useQuery({ ...query('GetUsage', { usagePlanId, startDate: today, endDate: today, limit: 500 }), enabled: plan.quota !== undefined })
  const [choice, setChoice] = useState<Readonly<Partial<Record<'key' | 'stage' | 'method', string>>>>({})
  const stageOptions = apiStages.map((one) => ({
    value: `${one.apiId}:${one.stage}`,
    label: visible(`${apiName(one.apiId ?? '')} · ${one.stage}`),
  }))
  const stage = choice.stage ?? stageOptions[0]?.value ?? ''
  const [restApiId = '', stageName = ''] = stage.split(':')
  const methods = useDeployedMethods(restApiId, stageName)
  const method = methods.find(({ key }) => key === choice.method) ?? methods.find(({ apiKeyRequired }) => apiKeyRequired) ?? methods[0]
  const keyId = choice.key ?? planKeys.data?.[0]?.id ?? ''
  const key = keys.data?.find(({ id }) => id === keyId)
  const inPlan = planKeys.data?.some(({ id }) => id === keyId) === true
  const buckets = useQuery({
    ...throttleBuckets({
      restApiId,
      stageName,
      path: method?.path ?? '',
      httpMethod: method?.httpMethod ?? '',
      // A plan is asked for its own keys alone, and only where a key is required.
      ...(inPlan && method?.apiKeyRequired === true && { plan: { usagePlanId, keyId } }),
    }),
    enabled: method !== undefined,
  })
  const noKey = { value: '', label: 'No key' }
  const keyOptions = [noKey, ...(keys.data ?? []).map(({ id = '', name = id }) => ({ value: id, label: visible(name) }))]
  const judgement =
    method &&
    judgeCall({
      plan,
      restApiId,
      stageName,
      methodKey: method.key,
      apiKeyRequired: method.apiKeyRequired,
      key: key && { name: key.name ?? keyId, enabled: key.enabled === true, inPlan },
      remaining: usage.data?.items?.[keyId]?.at(-1)?.[1],
      buckets: buckets.data,
    })
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={<Button iconName="refresh" ariaLabel="Ask again" onClick={() => void Promise.all([usage.refetch(), buckets.refetch()])} />}
        >
          May this key call this method now?
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div className="chain-choice">
          <FormField label="API key">
            <Select
              options={keyOptions}
              selectedOption={keyOptions.find(({ value }) => value === keyId) ?? noKey}
              onChange={({ detail }) => setChoice({ ...choice, key: detail.selectedOption.value ?? '' })}
            />
          </FormField>
          <FormField label="Stage">
            <Select
              empty="The plan has no stages"
              options={stageOptions}
              selectedOption={stageOptions.find(({ value }) => value === stage) ?? null}
              onChange={({ detail }) => setChoice({ ...choice, stage: detail.selectedOption.value ?? '', method: '' })}
            />
          </FormField>
          <FormField label="Method">
            <Select
              empty="No methods"
              options={methods.map((one) => ({ value: one.key, label: `${one.httpMethod} ${one.path}` }))}
              selectedOption={method ? { value: method.key, label: `${method.httpMethod} ${method.path}` } : null}
              onChange={({ detail }) => setChoice({ ...choice, method: detail.selectedOption.value ?? '' })}
            />
          </FormField>
        </div>
        {judgement ? (
          <SpaceBetween size="m">
            <ol className="chain">
              {judgement.checks.map((check) => (
                <li key={check.title} className={`chain-check chain-${check.verdict.replace(' ', '-')}`}>
                  <b>{check.title}</b>
                  <span>
                    <StatusIndicator type={signs[check.verdict]} iconAriaLabel={check.verdict} /> {visible(check.text)}
                  </span>
                  {check.title === 'Throttling' && buckets.data && <Buckets buckets={buckets.data} />}
                </li>
              ))}
            </ol>
            <Alert type={judgement.passes ? 'success' : 'error'}>{judgement.answer}</Alert>
          </SpaceBetween>
        ) : (
          'Add a stage to the plan to ask.'
        )}
      </SpaceBetween>
    </Container>
  )
}

const signs: Readonly<Record<Check['verdict'], 'success' | 'error' | 'stopped'>> = { passed: 'success', refused: 'error', 'not asked': 'stopped' }
