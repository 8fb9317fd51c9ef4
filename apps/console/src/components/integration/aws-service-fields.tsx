import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import { keptOnly } from '../form/kept-only.ts'
import type { Fields } from '../form/fields.ts'
import { Optional } from '../form/optional.tsx'
import { BackendMethodField } from './backend-method-field.tsx'
import { ContentHandlingField } from './content-handling-field.tsx'
import type { AwsServiceDraft } from './integration-draft.ts'
import { RegionSelect } from './region-select.tsx'
import { awsServices } from './regions.ts'

export function AwsServiceFields({ form }: { readonly form: Fields<AwsServiceDraft> }) {
  const { region, service, subdomain, actionType, action, credentials, callerInCacheKey, httpMethod, contentHandling } = form.value
  return (
    <SpaceBetween size="l">
      <FormField label="AWS Region">
        <RegionSelect label="AWS Region" value={region} onChange={(next) => form.set({ region: next })} />
      </FormField>
      <Field form={form} name="service" label="AWS service">
        <Autosuggest
          value={service}
          options={awsServices.map(({ value, label }) => ({ value, description: label }))}
          enteredTextLabel={(text) => `Use "${text}"`}
          empty="No service of that name in the list"
          placeholder="Choose or enter a service, such as sqs"
          onChange={({ detail }) => form.set({ service: detail.value })}
        />
      </Field>
      <FormField label={<Optional label="AWS subdomain" />}>
        <Input value={subdomain} onChange={({ detail }) => form.set({ subdomain: detail.value })} />
      </FormField>
      <BackendMethodField form={form} value={httpMethod} any={false} onChange={(verb) => form.set({ httpMethod: verb })} />
      <FormField label="Action type">
        <RadioGroup
          value={actionType}
          onChange={({ detail }) => form.set({ actionType: detail.value === 'path' ? 'path' : 'action' })}
          items={[
            { value: 'action', label: 'Use action name' },
            { value: 'path', label: 'Use path override' },
          ]}
        />
      </FormField>
      <Field form={form} name="uri" label={actionType === 'action' ? 'Action name' : 'Path override'}>
        <Input
          value={action}
          placeholder={actionType === 'action' ? 'ListTables' : '000000000000/my-queue'}
          onChange={({ detail }) => form.set({ action: detail.value })}
        />
      </Field>
      <Field form={form} name="credentials" label="Execution role" description={keptOnly('Integration.credentials')}>
        <Input value={credentials} placeholder="arn:aws:iam::000000000000:role/my-role" onChange={({ detail }) => form.set({ credentials: detail.value })} />
      </Field>
      <FormField label="Credential cache">
        <RadioGroup
          value={callerInCacheKey ? 'add' : 'leave'}
          onChange={({ detail }) => form.set({ callerInCacheKey: detail.value === 'add' })}
          items={[
            { value: 'leave', label: 'Do not add caller credentials to cache key' },
            { value: 'add', label: 'Add caller credentials to cache key' },
          ]}
        />
      </FormField>
      <ContentHandlingField value={contentHandling} onChange={(chosen) => form.set({ contentHandling: chosen })} />
    </SpaceBetween>
  )
}
