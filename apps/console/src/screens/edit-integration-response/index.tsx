import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { ContentHandlingField } from '../../components/integration/content-handling-field.tsx'
import { tileOf } from '../../components/integration/integration-type.ts'
import { MethodPage, methodTab, type PlacedMethod } from '../../components/method/method-page.tsx'
import { parametersAt } from '../../components/method/parameters.ts'
import { templateCompletions } from '../../components/templates/completions.ts'
import { TemplateFields } from '../../components/templates/template-fields.tsx'
import { flash } from '../../shell/flashes.ts'
import { HeaderMappingRows } from './header-mapping-rows.tsx'
import { help } from './help.tsx'
import { checkResponse, draftOfResponse, fieldOfResponse, type IntegrationResponseDraft } from './integration-response-draft.ts'
import { saveIntegrationResponse } from './save-integration-response.ts'

/** One integration response: a new one, or with `?status=` in the address the one of that code. */
export default function EditIntegrationResponseScreen() {
  const [address] = useSearchParams()
  const statusCode = address.get('status') ?? undefined
  const title = statusCode === undefined ? 'Create integration response' : 'Edit integration response'
  return <MethodPage title={title}>{(placed) => <EditIntegrationResponse key={statusCode} title={title} placed={placed} statusCode={statusCode} />}</MethodPage>
}

interface EditIntegrationResponseProperties {
  readonly title: string
  readonly placed: PlacedMethod
  readonly statusCode: string | undefined
}

function EditIntegrationResponse({ title, placed, statusCode }: EditIntegrationResponseProperties) {
  const { restApiId, resourceId, httpMethod, path, method } = placed
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const completions = useMemo(() => templateCompletions(method, path), [method, path])
  const responses = method.methodIntegration?.integrationResponses ?? {}
  const before = statusCode === undefined ? undefined : responses[statusCode]
  const form = useForm<IntegrationResponseDraft>({
    draft: `integration-response ${restApiId} ${resourceId} ${httpMethod} ${statusCode}`,
    initial: draftOfResponse(before),
    check: checkResponse,
    fieldOf: fieldOfResponse,
    save: async (draft) => {
      await saveIntegrationResponse(placed, before, draft)
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Saved the integration response ${draft.statusCode} of ${httpMethod} ${path}.` })
      await navigate(methodTab(placed, 'integration-response'))
    },
  })
  const { value } = form
  const isLambda = method.methodIntegration !== undefined && tileOf(method.methodIntegration) === 'lambda'
  // Each code can have one response only, and only codes that the method response declares.
  const codes = Object.keys(method.methodResponses ?? {}).filter((code) => code === statusCode || !Object.hasOwn(responses, code))
  const declared = parametersAt(method.methodResponses?.[value.statusCode]?.responseParameters, 'method.response.header').map(({ name }) => name)
  return (
    <FormPage
      form={form}
      title={title}
      description={`${path} - ${httpMethod}`}
      help={help}
      submitText={before ? 'Save' : 'Create'}
      cancelTo={methodTab(placed, 'integration-response')}
    >
      <Container>
        <SpaceBetween size="l">
          <FormField
            label={isLambda ? 'Lambda error regex' : 'HTTP status regex'}
            description={
              isLambda
                ? 'Is compared with the whole error message. Empty: the default response.'
                : 'Is compared with the whole status code of the back end. Empty: the default response.'
            }
            errorText={form.fault('selectionPattern')}
          >
            <Input
              value={value.selectionPattern}
              placeholder={isLambda ? '.*Not found.*' : '5\\d{2}'}
              onChange={({ detail }) => form.set({ selectionPattern: detail.value })}
            />
          </FormField>
          <FormField
            label="Method response status code"
            description="Codes of the method response that have no integration response yet."
            errorText={form.fault('statusCode')}
          >
            <Select
              placeholder="Choose a status code"
              empty="Create a method response first"
              disabled={before !== undefined}
              options={codes.map((code) => ({ value: code, label: code }))}
              selectedOption={value.statusCode === '' ? null : { value: value.statusCode, label: value.statusCode }}
              onChange={({ detail }) => form.set({ statusCode: detail.selectedOption.value ?? '' })}
            />
          </FormField>
          <ContentHandlingField value={value.contentHandling} onChange={(contentHandling) => form.set({ contentHandling })} />
          <HeaderMappingRows declared={declared} rows={value.headers} fault={form.fault('headers')} onChange={(headers) => form.set({ headers })} />
          <TemplateFields
            restApiId={restApiId}
            rows={value.templates}
            fault={form.fault('templates')}
            completions={completions}
            onChange={(templates) => form.set({ templates })}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
