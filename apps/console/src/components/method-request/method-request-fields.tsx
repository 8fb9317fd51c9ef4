import type { Authorizer, Model } from '@aws-sdk/client-api-gateway'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import Toggle from '@cloudscape-design/components/toggle'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Fields } from '../form/form.ts'
import { Optional } from '../form/optional.tsx'
import { type MethodRequestDraft, isValidatorKind, validatorKinds } from './method-request-draft.ts'
import { ModelRows } from './model-rows.tsx'
import { ParameterRows } from './parameter-rows.tsx'
import { PathCaching } from './path-caching.tsx'

interface MethodRequestFieldsProperties {
  readonly form: Fields<MethodRequestDraft>
  readonly path: string
  readonly authorizers: readonly Authorizer[]
  readonly models: readonly Model[]
}

const validatorOptions = Object.entries(validatorKinds).map(([value, { label }]) => ({ value, label }))

/** All settings of a method request. */
export function MethodRequestFields({ form, path, authorizers, models }: MethodRequestFieldsProperties) {
  const { value } = form
  const { authorization, validator } = value
  const authorizations = [
    { value: 'NONE', label: 'None' },
    { value: 'AWS_IAM', label: 'AWS IAM' },
    ...authorizers.map(({ id = '', name = id }) => ({ value: id, label: name })),
  ]
  const isCognito = authorizers.find(({ id }) => id === authorization)?.type === 'COGNITO_USER_POOLS'
  return (
    <SpaceBetween size="l">
      <FormField label="Authorization" errorText={form.fault('authorization')}>
        <Select
          options={authorizations}
          selectedOption={authorizations.find((option) => option.value === authorization) ?? { value: authorization, label: authorization }}
          onChange={({ detail }) => form.set({ authorization: detail.selectedOption.value ?? 'NONE' })}
        />
      </FormField>
      {isCognito && (
        <FormField label={<Optional label="Authorization scopes" />} description="One scope a line.">
          <Textarea value={value.scopes} rows={3} onChange={({ detail }) => form.set({ scopes: detail.value })} />
        </FormField>
      )}
      <FormField label="Request validator" errorText={form.fault('validator')}>
        <Select
          options={validatorOptions}
          selectedOption={validatorOptions.find((option) => option.value === validator) ?? null}
          onChange={({ detail }) => {
            const chosen = detail.selectedOption.value ?? ''
            if (isValidatorKind(chosen)) form.set({ validator: chosen })
          }}
        />
      </FormField>
      <Toggle checked={value.apiKeyRequired} onChange={({ detail }) => form.set({ apiKeyRequired: detail.checked })}>
        API key required
      </Toggle>
      <FormField label={<Optional label="Operation name" />} errorText={form.fault('operationName')}>
        <Input value={value.operationName} placeholder="GetPets" onChange={({ detail }) => form.set({ operationName: detail.value })} />
      </FormField>
      <PathCaching path={path} cached={value.cachedPaths} onChange={(cachedPaths) => form.set({ cachedPaths })} />
      <ParameterRows
        title="URL query string parameters"
        what="query string"
        rows={value.queryStrings}
        fault={form.fault('queryStrings')}
        onChange={(queryStrings) => form.set({ queryStrings })}
      />
      <ParameterRows
        title="HTTP request headers"
        what="header"
        rows={value.headers}
        fault={form.fault('headers')}
        onChange={(headers) => form.set({ headers })}
      />
      <ModelRows title="Request body" models={models} rows={value.models} fault={form.fault('models')} onChange={(rows) => form.set({ models: rows })} />
    </SpaceBetween>
  )
}
