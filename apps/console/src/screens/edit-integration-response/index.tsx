import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { ContentHandlingField } from '../../components/integration/content-handling-field.tsx'
import { tileOf } from '../../components/integration/integration-type.ts'
import { MethodFormPage, ResponsePage, useMethodForm } from '../../components/method/method-form.tsx'
import type { PlacedMethod } from '../../components/method/method-page.tsx'
import { parametersAt } from '../../components/method/parameters.ts'
import { templateCompletions } from '../../components/templates/completions.ts'
import { templatesOf } from '../../components/templates/template-draft.ts'
import { templateProblems } from '../../components/templates/template-problems.ts'
import { TemplateFields } from '../../components/templates/template-fields.tsx'
import { HeaderMappingRows } from '../../components/integration-response/header-mapping-rows.tsx'
import { help } from './help.tsx'
import { draftOfResponse, type IntegrationResponseDraft } from '../../components/integration-response/integration-response-draft.ts'
import { checkResponse } from '../../components/integration-response/integration-response-settings.ts'
import { Field } from '../../components/form/field.tsx'
import { saveIntegrationResponse } from '../../components/integration-response/save-integration-response.ts'

/** One integration response. */
export default function EditIntegrationResponseScreen() {
  return <ResponsePage what="integration response">{(place) => <EditIntegrationResponse key={place.statusCode} {...place} />}</ResponsePage>
}

interface EditIntegrationResponseProperties {
  readonly title: string
  readonly placed: PlacedMethod
  readonly statusCode: string | undefined
}

function EditIntegrationResponse({ title, placed, statusCode }: EditIntegrationResponseProperties) {
  const { restApiId, path, method } = placed
  const completions = useMemo(() => templateCompletions(method, path), [method, path])
  const responses = method.methodIntegration?.integrationResponses ?? {}
  const before = statusCode === undefined ? undefined : responses[statusCode]
  const form = useMethodForm<IntegrationResponseDraft>({
    placed,
    tab: 'integration-response',
    response: statusCode ?? 'new',
    initial: draftOfResponse(before),
    check: (draft) => checkResponse(draft, method),
    save: (draft) => saveIntegrationResponse(placed, before, draft),
    problems: (draft) => templateProblems(templatesOf(draft.templates)),
    saved: (draft) => `Saved the integration response ${draft.statusCode}`,
  })
  const { value } = form
  const isLambda = method.methodIntegration !== undefined && tileOf(method.methodIntegration) === 'lambda'
  // Each code can have one response only, and only codes that the method response declares.
  const codes = Object.keys(method.methodResponses ?? {}).filter((code) => code === statusCode || !Object.hasOwn(responses, code))
  const declared = parametersAt(method.methodResponses?.[value.statusCode]?.responseParameters, 'method.response.header').map(({ name }) => name)
  return (
    <MethodFormPage form={form} placed={placed} tab="integration-response" title={title} help={help} submitText={before ? 'Save' : 'Create'}>
      <Container>
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
              disabled={before !== undefined}
              options={codes.map((code) => ({ value: code, label: code }))}
              selectedOption={value.statusCode === '' ? null : { value: value.statusCode, label: value.statusCode }}
              onChange={({ detail }) => form.set({ statusCode: detail.selectedOption.value ?? '' })}
            />
          </Field>
          <ContentHandlingField value={value.contentHandling} onChange={(contentHandling) => form.set({ contentHandling })} />
          <HeaderMappingRows form={form} declared={declared} rows={value.headers} onChange={(headers) => form.set({ headers })} />
          <TemplateFields
            form={form}
            name="responseTemplates"
            restApiId={restApiId}
            rows={value.templates}
            completions={completions}
            onChange={(templates) => form.set({ templates })}
          />
        </SpaceBetween>
      </Container>
    </MethodFormPage>
  )
}
