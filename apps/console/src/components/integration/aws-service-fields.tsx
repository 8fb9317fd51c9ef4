import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Fields } from '../form/form.ts'
import { Optional } from '../form/optional.tsx'
import { BackendMethodField } from './backend-method-field.tsx'
import { ContentHandlingField } from './content-handling-field.tsx'
import type { IntegrationDraft } from './integration-draft.ts'
import { RegionSelect } from './region-select.tsx'
import { awsServices } from './regions.ts'

export function AwsServiceFields({ form }: { readonly form: Fields<IntegrationDraft> }) {
  const { region, service, subdomain, actionType, action, credentials, callerInCacheKey } = form.value
  return (
    <SpaceBetween size="l">
      <FormField label="AWS Region">
        <RegionSelect label="AWS Region" value={region} onChange={(next) => form.set({ region: next })} />
      </FormField>
      <FormField label="AWS service" errorText={form.fault('service')}>
        <Autosuggest
          value={service}
          options={awsServices.map(({ value, label }) => ({ value, description: label }))}
          enteredTextLabel={(text) => `Use "${text}"`}
          empty="No service of that name in the list"
          placeholder="Choose or enter a service, such as sqs"
          onChange={({ detail }) => form.set({ service: detail.value })}
        />
      </FormField>
      <FormField label={<Optional label="AWS subdomain" />}>
        <Input value={subdomain} onChange={({ detail }) => form.set({ subdomain: detail.value })} />
      </FormField>
      <BackendMethodField form={form} any={false} />
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
      <FormField label={actionType === 'action' ? 'Action name' : 'Path override'} errorText={form.fault('action')}>
        <Input
          value={action}
          placeholder={actionType === 'action' ? 'ListTables' : '000000000000/my-queue'}
          onChange={({ detail }) => form.set({ action: detail.value })}
        />
      </FormField>
      <FormField label="Execution role" errorText={form.fault('credentials')}>
        <Input value={credentials} placeholder="arn:aws:iam::000000000000:role/my-role" onChange={({ detail }) => form.set({ credentials: detail.value })} />
      </FormField>
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
      <ContentHandlingField value={form.value.contentHandling} onChange={(contentHandling) => form.set({ contentHandling })} />
    </SpaceBetween>
  )
}
