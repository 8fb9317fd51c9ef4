import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { ApiSelect, StageSelect } from '../../components/domain-name/target-fields.tsx'
import { Field } from '../../components/form/field.tsx'
import type { Fields } from '../../components/form/fields.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import type { RuleDraft } from './rule-draft.ts'

export function RuleFields({ form, others }: { readonly form: Fields<RuleDraft>; readonly others: readonly RoutingRule[] }) {
  const { priority, headers, path, stripBasePath, apiId, stage } = form.value
  const taken = others.map(({ Priority }) => Priority).join(', ')
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description="All must hold. A rule without any takes every call.">
            Conditions
          </Header>
        }
      >
        <SpaceBetween size="l">
          <Rows
            form={form}
            name="headers"
            title="Headers"
            what="header"
            rows={headers}
            newRow={{ header: '', valueGlob: '' }}
            columns={columns}
            onChange={(next) => form.set({ headers: next })}
          />
          <Field form={form} name="path" label="Path" optional description="What the path begins with, in its own case, without the slash in front.">
            <Input value={path} placeholder="orders/v1" onChange={({ detail }) => form.set({ path: detail.value })} />
          </Field>
          {path !== '' && (
            <FormField label="Strip base path" description={`The API sees /dogs instead of /${path}/dogs.`}>
              <Toggle checked={stripBasePath} onChange={({ detail }) => form.set({ stripBasePath: detail.checked })}>
                Active
              </Toggle>
            </FormField>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Action</Header>}>
        <SpaceBetween size="l">
          <Field form={form} name="apiId" label="Target API">
            <ApiSelect label="Target API" apiId={apiId} invalid={form.fault('apiId') !== ''} onChange={(next) => form.set({ apiId: next, stage: '' })} />
          </Field>
          <Field form={form} name="stage" label="Target stage">
            <StageSelect label="Target stage" apiId={apiId} stage={stage} invalid={form.fault('stage') !== ''} onChange={(next) => form.set({ stage: next })} />
          </Field>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Priority</Header>}>
        <Field
          form={form}
          name="priority"
          label="Priority"
          description="The lowest is asked first."
          constraintText={`1 to 1000000${taken === '' ? '' : `. Taken by other rules: ${taken}`}.`}
        >
          <Input value={priority} inputMode="numeric" onChange={({ detail }) => form.set({ priority: detail.value })} />
        </Field>
      </Container>
    </SpaceBetween>
  )
}

const columns: readonly RowColumn<RuleDraft['headers'][number]>[] = [
  {
    label: 'Name',
    control: ({ header }, change, label) => (
      <Input ariaLabel={label} value={header} placeholder="x-version" onChange={({ detail }) => change({ header: detail.value })} />
    ),
  },
  {
    label: 'Value',
    control: ({ valueGlob }, change, label) => (
      <Input ariaLabel={label} value={valueGlob} placeholder="beta, beta*, *beta or *beta*" onChange={({ detail }) => change({ valueGlob: detail.value })} />
    ),
  },
]
