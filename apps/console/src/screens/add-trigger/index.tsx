import { addressByPath } from '@fourbox/domain'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { lambdaQuery } from '../../client/lambda.ts'
import { query } from '../../client/query.ts'
import { useApiOptions } from '../../components/api/api-options.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { Field } from '../../components/form/field.tsx'
import { FormPage } from '../../components/form/form-page.tsx'
import { type Form, useForm } from '../../components/form/form.ts'
import { settings } from '../../settings.ts'
import { addTrigger, checkTrigger } from './add-trigger.ts'
import { help } from './help.tsx'
import { firstDraft, securities, type TriggerDraft } from './trigger-draft.ts'

/** Puts an API in front of a function. */
export default function AddTriggerScreen() {
  const { functionName = '' } = useParams()
  const found = useQuery(lambdaQuery('GetFunction', { FunctionName: functionName }))
  return (
    <LoadedPage title="Add trigger" query={found}>
      {() => <AddTrigger functionName={functionName} />}
    </LoadedPage>
  )
}

function AddTrigger({ functionName }: { readonly functionName: string }) {
  const page = `/functions/${functionName}`
  const form = useForm<TriggerDraft>({
    draft: `add-trigger ${functionName}`,
    restApiId: undefined,
    initial: firstDraft(functionName),
    check: checkTrigger,
    save: async (draft) => {
      const { restApiId, stageName, path, granted } = await addTrigger(functionName, draft)
      return {
        message: `${functionName} answers at ${addressByPath(settings.executeOrigin, restApiId)}/${stageName}${path}. ${granted}`,
        page: `${page}/configuration`,
      }
    },
  })
  return (
    <FormPage
      form={form}
      title="Add trigger"
      name={`Add trigger to ${functionName}`}
      description={`An API Gateway REST API calls ${functionName}.`}
      help={help}
      submitText="Add"
      cancelTo={page}
    >
      <Container>
        <SpaceBetween size="l">
          <ApiFields form={form} />
          <Field form={form} name="path" label="Resource path" description="What is missing of it is made. It gets the method ANY.">
            <Input value={form.value.path} onChange={({ detail }) => form.set({ path: detail.value })} />
          </Field>
          <StageField form={form} />
          <Field form={form} name="security" label="Security">
            <RadioGroup
              value={form.value.security}
              items={[...securities]}
              onChange={({ detail }) => form.set({ security: securities.find(({ value }) => value === detail.value)?.value ?? 'open' })}
            />
          </Field>
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

function ApiFields({ form }: { readonly form: Form<TriggerDraft> }) {
  const { api, apiName, restApiId } = form.value
  const { options } = useApiOptions()
  return (
    <SpaceBetween size="l">
      <Field form={form} name="api" label="Intent">
        <RadioGroup
          value={api}
          items={[
            { value: 'new', label: 'Create a new REST API' },
            { value: 'existing', label: 'Use an existing REST API', disabled: options.length === 0 },
          ]}
          onChange={({ detail }) => form.set({ api: detail.value === 'existing' ? 'existing' : 'new' })}
        />
      </Field>
      {api === 'new' ? (
        <Field form={form} name="name" label="API name">
          <Input value={apiName} onChange={({ detail }) => form.set({ apiName: detail.value })} />
        </Field>
      ) : (
        <Field form={form} name="restApiId" label="REST API">
          <Select
            placeholder="Choose an API"
            filteringType={options.length > 10 ? 'auto' : 'none'}
            options={options}
            selectedOption={options.find(({ value }) => value === restApiId) ?? null}
            onChange={({ detail }) => form.set({ restApiId: detail.selectedOption.value ?? '' })}
          />
        </Field>
      )}
    </SpaceBetween>
  )
}

function StageField({ form }: { readonly form: Form<TriggerDraft> }) {
  const { api, restApiId, stageName } = form.value
  const stages = useQuery({ ...query('GetStages', { restApiId }), enabled: api === 'existing' && restApiId !== '' }).data?.item ?? []
  const there = stages.map((stage) => stage.stageName ?? '')
  return (
    <Field
      form={form}
      name="stageName"
      label="Deployment stage"
      description={there.length > 0 ? `There are ${there.join(', ')}. All of the API’s draft is deployed with it.` : 'It is made with the deployment.'}
    >
      <Input value={stageName} onChange={({ detail }) => form.set({ stageName: detail.value })} />
    </Field>
  )
}
