import type { ApiStage, PatchOperation, UsagePlan } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { readUsagePlan } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { useApiOptions } from '../../components/api/api-options.ts'
import { renamingField } from '../../client/refused-field.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { numberOf } from '../../components/form/number-of.ts'
import { useDeployedMethods } from './deployed-methods.ts'

interface StageDraft {
  readonly apiId: string
  readonly stage: string
  readonly methods: readonly MethodRow[]
}

interface MethodRow {
  /** As the plan has it: `/pets/{petId}/GET`. */
  readonly method: string
  readonly rate: string
  readonly burst: string
}

interface StageDialogProperties {
  readonly plan: UsagePlan
  /** The stage whose methods are throttled otherwise; absent: one that is added. */
  readonly stage?: ApiStage
  readonly onDismiss: () => void
}

/** A stage for the keys of a plan, and limits for methods of it. */
export function StageDialog({ plan, stage, onDismiss }: StageDialogProperties) {
  const { id = '', name, apiStages = [] } = plan
  const { options: apiOptions } = useApiOptions()
  const form = useForm<StageDraft>({
    draft: `usage-plan-stage ${id} ${stage ? `${stage.apiId}:${stage.stage}` : ''}`,
    restApiId: undefined,
    onSaved: onDismiss,
    initial: { apiId: stage?.apiId ?? '', stage: stage?.stage ?? '', methods: rowsOf(stage) },
    check: (draft) => check(draft, stage ? [] : apiStages),
    save: async (draft) => {
      const patchOperations = stagePatches(draft, stage)
      if (patchOperations.length > 0) await call('UpdateUsagePlan', { usagePlanId: id, patchOperations }).catch(renamingField(undefined, 'stage'))
      return { message: stage ? `Saved the method throttling of ${draft.stage}.` : `Added the stage ${draft.stage} to the usage plan ${name}.` }
    },
  })
  const { apiId, stage: stageName, methods } = form.value
  const stages = useQuery({ ...query('GetStages', { restApiId: apiId }), enabled: apiId !== '' })
  const stageOptions = (stages.data?.item ?? []).map((one) => ({ value: one.stageName ?? '', label: one.stageName ?? '' }))
  const deployed = useDeployedMethods(apiId, stageName)
  return (
    <FormDialog form={form} title={stage ? 'Edit method throttling' : 'Add stage'} submitText={stage ? 'Save' : 'Add to usage plan'} onDismiss={onDismiss}>
      <Field form={form} name="apiId" label="API">
        <Select
          disabled={stage !== undefined}
          placeholder="Choose an API"
          empty="No APIs"
          options={apiOptions}
          selectedOption={apiOptions.find(({ value }) => value === apiId) ?? null}
          onChange={({ detail }) => form.set({ apiId: detail.selectedOption.value ?? '', stage: '', methods: [] })}
        />
      </Field>
      <Field form={form} name="stage" label="Stage">
        <Select
          disabled={stage !== undefined}
          placeholder="Choose a stage"
          empty="No stages: deploy the API first"
          options={stageOptions}
          selectedOption={stageOptions.find(({ value }) => value === stageName) ?? null}
          onChange={({ detail }) => form.set({ stage: detail.selectedOption.value ?? '', methods: [] })}
        />
      </Field>
      {stageName !== '' && (
        <Rows
          form={form}
          name="throttle"
          title="Method-level throttling"
          what="method"
          rows={methods}
          newRow={{ method: '', rate: '', burst: '' }}
          columns={columnsFor(deployed.map(({ key }) => key))}
          onChange={(rows) => form.set({ methods: rows })}
        />
      )}
    </FormDialog>
  )
}

function columnsFor(methods: readonly string[]): readonly RowColumn<MethodRow>[] {
  const options = methods.map((value) => ({ value, label: value }))
  return [
    {
      label: 'Method',
      control: ({ method }, change, label) => (
        <Select
          ariaLabel={label}
          placeholder="Choose a method"
          empty="No methods"
          options={options}
          selectedOption={method === '' ? null : { value: method, label: method }}
          onChange={({ detail }) => change({ method: detail.selectedOption.value ?? '' })}
        />
      ),
    },
    { label: 'Rate', control: ({ rate }, change, label) => <Input ariaLabel={label} value={rate} onChange={({ detail }) => change({ rate: detail.value })} /> },
    {
      label: 'Burst',
      control: ({ burst }, change, label) => <Input ariaLabel={label} value={burst} onChange={({ detail }) => change({ burst: detail.value })} />,
    },
  ]
}

function rowsOf(stage: ApiStage | undefined): readonly MethodRow[] {
  return Object.entries(stage?.throttle ?? {}).map(([method, { rateLimit = '', burstLimit = '' }]) => ({
    method,
    rate: String(rateLimit),
    burst: String(burstLimit),
  }))
}

function throttleOf(methods: readonly MethodRow[]) {
  return Object.fromEntries(methods.map(({ method, rate, burst }) => [method, { rateLimit: numberOf(rate), burstLimit: numberOf(burst) }]))
}

function check({ apiId, stage, methods }: StageDraft, taken: readonly ApiStage[]): Found {
  const isTaken = taken.some((one) => one.apiId === apiId && one.stage === stage)
  const outcome = readUsagePlan({ name: 'plan', apiStages: [{ apiId, stage, throttle: throttleOf(methods) }] }, { id: '', hasStage: () => true })
  const wrong = apiId !== '' && stage !== '' && 'faults' in outcome ? outcome.faults[0].text : undefined
  return found([
    ...fault('apiId', apiId === '' ? 'Choose an API.' : undefined),
    ...fault('stage', stage === '' ? 'Choose a stage.' : isTaken ? 'The plan has this stage already.' : undefined),
    ...fault('throttle', methods.some(({ method }) => method === '') ? 'Choose a method in every row.' : wrong),
  ])
}

function stagePatches({ apiId, stage: name, methods }: StageDraft, stage: ApiStage | undefined): PatchOperation[] {
  const path = `/apiStages/${apiId}:${name}/throttle`
  const added: PatchOperation[] = stage ? [] : [{ op: 'add', path: '/apiStages', value: `${apiId}:${name}` }]
  if (methods.length > 0) return [...added, { op: 'replace', path, value: JSON.stringify(throttleOf(methods)) }]
  return stage?.throttle ? [...added, { op: 'remove', path }] : added
}
