import Container from '@cloudscape-design/components/container'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { Field } from '../../components/form/field.tsx'
import { fieldsOf } from '../../components/form/fields.ts'
import { grantIntegration } from '../../components/integration/grant-integration.ts'
import { IntegrationFields } from '../../components/integration/integration-fields.tsx'
import { passthroughTexts } from '../../components/integration/integration-labels.ts'
import { MethodFormPage, useMethodForm } from '../../components/method/method-form.tsx'
import { MethodPage, type PlacedMethod } from '../../components/method/method-page.tsx'
import { templateCompletions } from '../../components/templates/completions.ts'
import { templatesOf } from '../../components/templates/template-draft.ts'
import { templateProblems } from '../../components/templates/template-problems.ts'
import { TemplateFields } from '../../components/templates/template-fields.tsx'
import { help } from './help.tsx'
import {
  draftOfIntegrationRequest,
  type IntegrationRequestDraft,
  passthroughOf,
  takesTemplates,
} from '../../components/integration-request/integration-request-draft.ts'
import { checkIntegrationRequest } from '../../components/integration-request/integration-request-settings.ts'
import { MappingRows } from '../../components/integration-request/mapping-rows.tsx'
import { saveIntegrationRequest } from '../../components/integration-request/save-integration-request.ts'

const title = 'Edit integration request'

export default function EditIntegrationRequestScreen() {
  return <MethodPage title={title}>{(placed) => <EditIntegrationRequest placed={placed} />}</MethodPage>
}

function EditIntegrationRequest({ placed }: { readonly placed: PlacedMethod }) {
  const { restApiId, path, method } = placed
  const completions = useMemo(() => templateCompletions(method, path), [method, path])
  const form = useMethodForm<IntegrationRequestDraft>({
    placed,
    tab: 'integration-request',
    initial: draftOfIntegrationRequest(method.methodIntegration),
    check: (draft) => checkIntegrationRequest(draft, method),
    save: async (draft) => {
      await saveIntegrationRequest(placed, draft)
      return grantIntegration(draft.integration, placed)
    },
    problems: (draft) => (takesTemplates(draft) ? templateProblems(templatesOf(draft.templates)) : []),
    saved: () => 'Saved the integration request',
  })
  const { value } = form
  const mapped = takesTemplates(value)
  const changeIntegration = (integration: IntegrationRequestDraft['integration']) => form.set({ integration })
  return (
    <MethodFormPage form={form} placed={placed} tab="integration-request" title={title} help={help}>
      <Container>
        <SpaceBetween size="l">
          <IntegrationFields form={fieldsOf(value.integration, form, changeIntegration)} onChange={changeIntegration} />
          {mapped && (
            <Field form={form} name="passthroughBehavior" label="Request body passthrough">
              <RadioGroup
                value={value.passthroughBehavior}
                items={Object.entries(passthroughTexts).map(([behavior, label]) => ({ value: behavior, label }))}
                onChange={({ detail }) => form.set({ passthroughBehavior: passthroughOf(detail.value) })}
              />
            </Field>
          )}
        </SpaceBetween>
      </Container>
      <Container>
        <SpaceBetween size="l">
          <MappingRows
            form={form}
            place="path"
            title="URL path parameters"
            what="path parameter"
            rows={value.paths}
            onChange={(paths) => form.set({ paths })}
          />
          <MappingRows
            form={form}
            place="querystring"
            title="URL query string parameters"
            what="query string parameter"
            rows={value.queryStrings}
            onChange={(queryStrings) => form.set({ queryStrings })}
          />
          <MappingRows
            form={form}
            place="header"
            title="URL request headers parameters"
            what="request header"
            rows={value.headers}
            onChange={(headers) => form.set({ headers })}
          />
          {mapped && (
            <TemplateFields
              form={form}
              name="requestTemplates"
              restApiId={restApiId}
              rows={value.templates}
              completions={completions}
              onChange={(templates) => form.set({ templates })}
            />
          )}
        </SpaceBetween>
      </Container>
    </MethodFormPage>
  )
}
