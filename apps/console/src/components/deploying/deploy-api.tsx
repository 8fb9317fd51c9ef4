import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Link from '@cloudscape-design/components/link'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { faultsOf, judgeStageName, reading } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { recordAwhile } from '../../client/record-awhile.ts'
import { atFourbox } from '../../settings.ts'
import { href } from '../../shell/address.ts'
import { fault, type Found, found, nothingFound } from '../form/faults.ts'
import type { Fields } from '../form/fields.ts'
import { useForm } from '../form/form.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { invokeAddresses } from '../invoke/invoke-addresses.ts'
import { Optional } from '../form/optional.tsx'
import { Field } from '../form/field.tsx'
import { WriteButton } from '../writing/write-button.tsx'
import { DraftErrors } from './draft-errors.tsx'

/** Puts the draft before clients: the button and its dialog. */
export function DeployApi({ restApiId }: { readonly restApiId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <WriteButton variant="primary" onClick={() => setOpen(true)}>
        Deploy API
      </WriteButton>
      {open && <DeployDialog restApiId={restApiId} onDismiss={() => setOpen(false)} />}
    </>
  )
}

const newStage = '*new*'
const noStage = '*none*'

interface Deployment {
  readonly stage: string
  readonly stageName: string
  readonly stageDescription: string
  readonly description: string
  /** The name of a stage that exists, over which the person has agreed to deploy. */
  readonly over: string
}

interface DeployDialogProperties {
  readonly restApiId: string
  /** The stage that is offered first. */
  readonly stageName?: string
  readonly onDismiss: () => void
}

/** Asks where the draft shall be deployed. */
export function DeployDialog({ restApiId, stageName: offered, onDismiss }: DeployDialogProperties) {
  const stages = useQuery(query('GetStages', { restApiId }))
  const existing = (stages.data?.item ?? []).map(({ stageName = '' }) => stageName)
  const canaryOf = (name: string) => stages.data?.item?.find(({ stageName }) => stageName === name)?.canarySettings
  const form = useForm<Deployment>({
    draft: `deploy ${restApiId} ${offered ?? ''}`,
    restApiId,
    onSaved: onDismiss,
    initial: { stage: offered ?? newStage, stageName: '', stageDescription: '', description: '', over: '' },
    check: (draft) => check(draft, existing),
    save: async ({ stage, stageName, stageDescription, description }) => {
      const name = stage === newStage ? stageName : stage
      await call('CreateDeployment', {
        restApiId,
        ...(stage === noStage ? {} : { stageName: name }),
        ...(stage === newStage && !existing.includes(name) && stageDescription !== '' ? { stageDescription } : {}),
        ...(description === '' ? {} : { description }),
      })
      if (stage !== noStage) await recordAwhile({ restApiId, stageName: name })
      return stage === noStage
        ? { message: 'Created a deployment. No stage serves it yet: choose it in the deployment history.', page: `/apis/${restApiId}/stages?tab=deployments` }
        : { message: deployedMessage(restApiId, name, canaryOf(name) !== undefined), page: `/apis/${restApiId}/stages/${name}` }
    },
  })
  const options: SelectProps.Option[] = [
    { value: newStage, label: '*New stage*' },
    { value: noStage, label: 'No stage' },
    ...(stages.data?.item ?? []).map(({ stageName = '', canarySettings }) => ({
      value: stageName,
      label: stageName,
      ...(canarySettings ? { tags: ['Canary enabled'] } : {}),
    })),
  ]

  return (
    <FormDialog form={form} title="Deploy API" submitText="Deploy" onDismiss={onDismiss}>
      <Box>Create or choose a stage where your API will be deployed. A stage that exists serves the new deployment at once.</Box>
      <Field form={form} name="stage" label="Stage">
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === form.value.stage) ?? null}
          onChange={({ detail }) => form.set({ stage: detail.selectedOption.value ?? newStage })}
        />
      </Field>
      {form.value.stage === newStage && <NewStageFields form={form} existing={existing} />}
      {canaryOf(form.value.stage) && (
        <Alert type="info">
          {form.value.stage} has a canary that takes {canaryOf(form.value.stage)?.percentTraffic ?? 0} % of its calls. The deployment goes to the canary; the
          stage goes on to serve its own.
        </Alert>
      )}
      <FormField label={<Optional label="Deployment description" />}>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </FormField>
      <DraftErrors restApiId={restApiId} asked={!form.saving} onFollow={onDismiss} />
    </FormDialog>
  )
}

/** What the flash bar says of a deployment: where it answers. */
function deployedMessage(restApiId: string, stageName: string, toCanary: boolean): ReactNode {
  const [{ url }] = invokeAddresses({ restApiId, stageName, path: '/' }, [])
  return (
    <>
      Deployed the API to {toCanary ? 'the canary of ' : ''}the stage {stageName}. It answers at{' '}
      <Link external href={url} color="inverted" externalIconAriaLabel="Opens in a new tab">
        {url}
      </Link>
      .{' '}
      {atFourbox && (
        <Link href={href('/apis/:restApiId/stages/:stageName/traffic', { restApiId, stageName })} color="inverted">
          See its calls as they come
        </Link>
      )}
    </>
  )
}

interface NewStageFieldsProperties {
  readonly form: Fields<Deployment>
  readonly existing: readonly string[]
}

function NewStageFields({ form, existing }: NewStageFieldsProperties) {
  const { stageName, stageDescription, over } = form.value
  const exists = existing.includes(stageName)
  return (
    <SpaceBetween size="m">
      <Field form={form} name="stageName" label="Stage name">
        <Input value={stageName} onChange={({ detail }) => form.set({ stageName: detail.value })} />
      </Field>
      {exists ? (
        <Field form={form} name="over">
          <Checkbox checked={over === stageName} onChange={({ detail }) => form.set({ over: detail.checked ? stageName : '' })}>
            The stage {stageName} exists. Put the new deployment on it, in place of what it serves.
          </Checkbox>
        </Field>
      ) : (
        <FormField label={<Optional label="Stage description" />}>
          <Input value={stageDescription} onChange={({ detail }) => form.set({ stageDescription: detail.value })} />
        </FormField>
      )}
    </SpaceBetween>
  )
}

function check({ stage, stageName, over }: Deployment, existing: readonly string[]): Found {
  if (stage !== newStage) return nothingFound
  if (stageName === '') return found(fault('stageName', 'Enter a stage name.'))
  return found([
    ...faultsOf(reading((findings) => judgeStageName(stageName, findings))),
    ...fault('over', existing.includes(stageName) && over !== stageName ? 'Choose another name, or agree.' : undefined),
  ])
}
