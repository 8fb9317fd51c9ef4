import type { GetFunctionResponse } from '@aws-sdk/client-lambda'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { functionLimits } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { callLambda, lambdaQuery } from '../../client/lambda.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { Field } from '../../components/form/field.tsx'
import { fieldsOf } from '../../components/form/fields.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { type Form, useForm } from '../../components/form/form.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { runtimeChoices } from '../../components/function/runtimes.ts'
import { RoleFields } from '../../components/role/role-fields.tsx'
import { checkConfiguration, type ConfigurationDraft, configurationInput, draftOf } from './configuration-draft.ts'
import { help } from './help.tsx'

export default function EditFunctionScreen() {
  const { functionName = '' } = useParams()
  const found = useQuery(lambdaQuery('GetFunction', { FunctionName: functionName }))
  return (
    <LoadedPage title="Edit configuration" query={found}>
      {(loaded) => <EditFunction name={functionName} found={loaded} />}
    </LoadedPage>
  )
}

interface Part {
  readonly form: Form<ConfigurationDraft>
}

function EditFunction({ name, found }: { readonly name: string; readonly found: GetFunctionResponse }) {
  const page = `/functions/${name}/configuration`
  const form = useForm<ConfigurationDraft>({
    draft: `edit-function ${name}`,
    restApiId: undefined,
    initial: draftOf(found),
    check: checkConfiguration,
    save: async (draft) => {
      const before = draftOf(found)
      if (draft.reserved !== before.reserved) {
        await (draft.reserved === ''
          ? callLambda('DeleteFunctionConcurrency', { FunctionName: name })
          : callLambda('PutFunctionConcurrency', { FunctionName: name, ReservedConcurrentExecutions: Number(draft.reserved) }))
      }
      if (JSON.stringify({ ...draft, reserved: '' }) !== JSON.stringify({ ...before, reserved: '' }))
        await callLambda('UpdateFunctionConfiguration', configurationInput(name, draft))
      return { message: `Saved the configuration of ${name}.`, page }
    },
  })
  return (
    <FormPage form={form} title="Edit configuration" name={`Edit ${name}`} help={help} submitText="Save" cancelTo={page}>
      <Container header={<Header variant="h2">General configuration</Header>}>
        <GeneralFields form={form} />
      </Container>
      <Container header={<Header variant="h2">Environment and layers</Header>}>
        <SpaceBetween size="l">
          <VariableRows form={form} />
          <LayerRows form={form} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Permissions</Header>}>
        <RoleFields
          onlyExisting
          form={fieldsOf({ roleKind: 'existing' as const, newRole: '', role: form.value.role }, form, ({ role }) => form.set({ role }))}
        />
      </Container>
    </FormPage>
  )
}

function GeneralFields({ form }: Part) {
  const { value } = form
  const known = runtimeChoices.map((choice) => ({ value: choice.value as string, label: choice.label }))
  const options = known.some((option) => option.value === value.runtime) ? known : [{ value: value.runtime, label: value.runtime }, ...known]
  const text = (name: string, label: string, member: 'memory' | 'timeout' | 'storage' | 'reserved', description: string) => (
    <Field form={form} name={name} label={label} description={description} optional={member === 'reserved'}>
      <Input value={value[member]} inputMode="numeric" onChange={({ detail }) => form.set({ [member]: detail.value })} />
    </Field>
  )
  return (
    <SpaceBetween size="l">
      <Field form={form} name="Description" label="Description" optional>
        <Input value={value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </Field>
      <Field form={form} name="Runtime" label="Runtime">
        <Select
          options={options}
          selectedOption={options.find((option) => option.value === value.runtime) ?? null}
          onChange={({ detail }) => form.set({ runtime: detail.selectedOption.value ?? '' })}
        />
      </Field>
      <Field form={form} name="Handler" label="Handler" description="File and function, such as index.handler.">
        <Input value={value.handler} onChange={({ detail }) => form.set({ handler: detail.value })} />
      </Field>
      {text('MemorySize', 'Memory (MB)', 'memory', from(functionLimits.memorySizeInMegabytes))}
      {text('Timeout', 'Timeout (seconds)', 'timeout', from(functionLimits.timeoutInSeconds))}
      {text('EphemeralStorage', 'Ephemeral storage (MB)', 'storage', from(functionLimits.ephemeralStorageInMegabytes))}
      {text('ReservedConcurrentExecutions', 'Reserved concurrency', 'reserved', 'Calls at a time; 0 throttles all.')}
    </SpaceBetween>
  )
}

function from({ least, most }: { readonly least: number; readonly most: number }): string {
  return `${least} to ${most}.`
}

function VariableRows({ form }: Part) {
  return (
    <Rows
      form={form}
      name="Environment"
      title="Environment variables"
      what="variable"
      rows={form.value.variables}
      newRow={{ key: '', value: '' }}
      onChange={(variables) => form.set({ variables })}
      columns={variableColumns}
    />
  )
}

function LayerRows({ form }: Part) {
  return (
    <Rows
      form={form}
      name="Layers"
      title="Layers"
      what="layer"
      rows={form.value.layers}
      newRow={{ arn: '' }}
      onChange={(layers) => form.set({ layers })}
      columns={layerColumns}
    />
  )
}

const variableColumns: readonly RowColumn<ConfigurationDraft['variables'][number]>[] = [
  { label: 'Key', control: (row, change, label) => <Input ariaLabel={label} value={row.key} onChange={({ detail }) => change({ key: detail.value })} /> },
  { label: 'Value', control: (row, change, label) => <Input ariaLabel={label} value={row.value} onChange={({ detail }) => change({ value: detail.value })} /> },
]

const layerColumns: readonly RowColumn<ConfigurationDraft['layers'][number]>[] = [
  {
    label: 'Version ARN',
    control: (row, change, label) => (
      <Input
        ariaLabel={label}
        value={row.arn}
        placeholder="arn:aws:lambda:us-east-1:000000000000:layer:my-layer:1"
        onChange={({ detail }) => change({ arn: detail.value })}
      />
    ),
  },
]
