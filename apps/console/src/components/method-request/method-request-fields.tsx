import { visible } from '@fourbox/domain'
import type { Authorizer, Model } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import Toggle from '@cloudscape-design/components/toggle'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Fields } from '../form/fields.ts'
import { type MethodRequestDraft, isValidatorKind, validatorKinds } from './method-request-draft.ts'
import { ModelRows } from './model-rows.tsx'
import { ParameterRows } from './parameter-rows.tsx'
import { Field } from '../form/field.tsx'
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
    ...authorizers.map(({ id = '', name = id }) => ({ value: id, label: visible(name) })),
  ]
  const isCognito = authorizers.find(({ id }) => id === authorization)?.type === 'COGNITO_USER_POOLS'
  return (
    <SpaceBetween size="l">
      <Field form={form} name="authorizerId" label="Authorization">
        <Select
          options={authorizations}
          selectedOption={authorizations.find((option) => option.value === authorization) ?? { value: authorization, label: authorization }}
          onChange={({ detail }) => form.set({ authorization: detail.selectedOption.value ?? 'NONE' })}
        />
      </Field>
      {isCognito && (
        <Field form={form} name="authorizationScopes" label="Authorization scopes" optional description="One scope a line.">
          <Textarea value={value.scopes} rows={3} onChange={({ detail }) => form.set({ scopes: detail.value })} />
        </Field>
      )}
      <Field form={form} name="requestValidatorId" label="Request validator">
        <Select
          options={validatorOptions}
          selectedOption={validatorOptions.find((option) => option.value === validator) ?? null}
          onChange={({ detail }) => {
            const chosen = detail.selectedOption.value ?? ''
            if (isValidatorKind(chosen)) form.set({ validator: chosen })
          }}
        />
      </Field>
      <Toggle checked={value.apiKeyRequired} onChange={({ detail }) => form.set({ apiKeyRequired: detail.checked })}>
        API key required
      </Toggle>
      <Field form={form} name="operationName" label="Operation name" optional>
        <Input value={value.operationName} placeholder="GetPets" onChange={({ detail }) => form.set({ operationName: detail.value })} />
      </Field>
      <PathCaching path={path} cached={value.cachedPaths} onChange={(cachedPaths) => form.set({ cachedPaths })} />
      <ParameterRows
        form={form}
        place="querystring"
        title="URL query string parameters"
        what="query string"
        rows={value.queryStrings}
        onChange={(queryStrings) => form.set({ queryStrings })}
      />
      <ParameterRows form={form} place="header" title="HTTP request headers" what="header" rows={value.headers} onChange={(headers) => form.set({ headers })} />
      <ModelRows form={form} name="requestModels" title="Request body" models={models} rows={value.models} onChange={(rows) => form.set({ models: rows })} />
    </SpaceBetween>
  )
}
