import type { Method } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { ContentHandlingField } from '../integration/content-handling-field.tsx'
import { tileOf } from '../integration/integration-type.ts'
import { parametersAt } from '../method/parameters.ts'
import { HeaderMappingRows } from './header-mapping-rows.tsx'
import type { IntegrationResponseDraft } from './integration-response-draft.ts'

interface SelectionFieldsProperties {
  readonly form: Fields<IntegrationResponseDraft>
  readonly method: Method
  /** The response that is edited; absent: a new one. */
  readonly statusCode: string | undefined
}

/** When an integration response is taken, for which status code, and what becomes of body and headers beside its templates. */
export function SelectionFields({ form, method, statusCode }: SelectionFieldsProperties) {
  const { value } = form
  const responses = method.methodIntegration?.integrationResponses ?? {}
  const isLambda = method.methodIntegration !== undefined && tileOf(method.methodIntegration) === 'lambda'
  // Each code can have one response only, and only codes that the method response declares.
  const codes = Object.keys(method.methodResponses ?? {}).filter((code) => code === statusCode || !Object.hasOwn(responses, code))
  const declared = parametersAt(method.methodResponses?.[value.statusCode]?.responseParameters, 'method.response.header').map(({ name }) => name)
  return (
    <SpaceBetween size="l">
      <Field
        form={form}
        name="selectionPattern"
        label={isLambda ? 'Lambda error regex' : 'HTTP status regex'}
        description={
          isLambda
            ? 'Is compared with the whole error message. Empty: the default response.'
            : 'Is compared with the whole status code of the back end. Empty: the default response.'
        }
      >
        <Input
          value={value.selectionPattern}
          placeholder={isLambda ? '.*Not found.*' : '5\\d{2}'}
          onChange={({ detail }) => form.set({ selectionPattern: detail.value })}
        />
      </Field>
      <Field
        form={form}
        name="statusCode"
        label="Method response status code"
        description="Codes of the method response that have no integration response yet."
      >
        <Select
          placeholder="Choose a status code"
          empty="Create a method response first"
          disabled={statusCode !== undefined}
          options={codes.map((code) => ({ value: code, label: code }))}
          selectedOption={value.statusCode === '' ? null : { value: value.statusCode, label: value.statusCode }}
          onChange={({ detail }) => form.set({ statusCode: detail.selectedOption.value ?? '' })}
        />
      </Field>
      <ContentHandlingField value={value.contentHandling} onChange={(contentHandling) => form.set({ contentHandling })} />
      <HeaderMappingRows form={form} declared={declared} rows={value.headers} onChange={(headers) => form.set({ headers })} />
    </SpaceBetween>
  )
}
