import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { fault, type Found, found, nothingFound } from '../form/faults.ts'
import type { Fields } from '../form/fields.ts'
import { useForm } from '../form/form.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { Optional } from '../form/optional.tsx'
import { Field } from '../form/field.tsx'

/** Puts the draft before clients: the button and its dialog. */
export function DeployApi({ restApiId }: { readonly restApiId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Deploy API
      </Button>
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

function DeployDialog({ restApiId, onDismiss }: { readonly restApiId: string; readonly onDismiss: () => void }) {
  const stages = useQuery(query('GetStages', { restApiId }))
  const existing = (stages.data?.item ?? []).map(({ stageName = '' }) => stageName)
  const form = useForm<Deployment>({
    draft: `deploy ${restApiId}`,
    restApiId,
    onSaved: onDismiss,
    initial: { stage: newStage, stageName: '', stageDescription: '', description: '', over: '' },
    check: (draft) => check(draft, existing),
    save: async ({ stage, stageName, stageDescription, description }) => {
      const name = stage === newStage ? stageName : stage
      await call('CreateDeployment', {
        restApiId,
        ...(stage === noStage ? {} : { stageName: name }),
        ...(stage === newStage && !existing.includes(name) && stageDescription !== '' ? { stageDescription } : {}),
        ...(description === '' ? {} : { description }),
      })
      return stage === noStage
        ? { message: 'Created a deployment. No stage serves it yet.', page: `/apis/${restApiId}/stages` }
        : { message: `Deployed the API to the stage ${name}.`, page: `/apis/${restApiId}/stages/${name}` }
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
      <FormField label={<Optional label="Deployment description" />}>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </FormField>
    </FormDialog>
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
    ...fault('stageName', /^[A-Za-z0-9_-]{1,128}$/.test(stageName) ? undefined : 'A stage name has up to 128 letters, digits, hyphens and underscores.'),
    ...fault('over', existing.includes(stageName) && over !== stageName ? 'Choose another name, or agree.' : undefined),
  ])
}
