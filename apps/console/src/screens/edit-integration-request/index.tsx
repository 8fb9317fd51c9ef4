import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { IntegrationFields } from '../../components/integration/integration-fields.tsx'
import { passthroughTexts } from '../../components/integration/integration-labels.ts'
import { MethodPage, methodTab, type PlacedMethod } from '../../components/method/method-page.tsx'
import { templateCompletions } from '../../components/templates/completions.ts'
import { TemplateFields } from '../../components/templates/template-fields.tsx'
import { flash } from '../../shell/flashes.ts'
import { help } from './help.tsx'
import {
  checkIntegrationRequest,
  draftOfIntegrationRequest,
  fieldOfIntegrationRequest,
  type IntegrationRequestDraft,
  passthroughOf,
} from './integration-request-draft.ts'
import { MappingRows } from './mapping-rows.tsx'
import { saveIntegrationRequest } from './save-integration-request.ts'

const title = 'Edit integration request'

export default function EditIntegrationRequestScreen() {
  return <MethodPage title={title}>{(placed) => <EditIntegrationRequest placed={placed} />}</MethodPage>
}

function EditIntegrationRequest({ placed }: { readonly placed: PlacedMethod }) {
  const { restApiId, resourceId, httpMethod, path, method } = placed
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const completions = useMemo(() => templateCompletions(method, path), [method, path])
  const form = useForm<IntegrationRequestDraft>({
    draft: `integration-request ${restApiId} ${resourceId} ${httpMethod}`,
    initial: draftOfIntegrationRequest(method.methodIntegration),
    check: checkIntegrationRequest,
    fieldOf: fieldOfIntegrationRequest,
    save: async (draft) => {
      await saveIntegrationRequest(placed, draft)
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Saved the integration request of ${httpMethod} ${path}.` })
      await navigate(methodTab(placed, 'integration-request'))
    },
  })
  const { value } = form
  const mapped = value.tile === 'mock' || !value.proxy
  return (
    <FormPage
      form={form}
      title={title}
      description={`${path} - ${httpMethod}`}
      help={help}
      submitText="Save"
      cancelTo={methodTab(placed, 'integration-request')}
    >
      <Container>
        <SpaceBetween size="l">
          <IntegrationFields form={form} />
          {mapped && (
            <FormField label="Request body passthrough" errorText={form.fault('passthroughBehavior')}>
              <RadioGroup
                value={value.passthroughBehavior}
                items={Object.entries(passthroughTexts).map(([behavior, label]) => ({ value: behavior, label }))}
                onChange={({ detail }) => form.set({ passthroughBehavior: passthroughOf(detail.value) })}
              />
            </FormField>
          )}
        </SpaceBetween>
      </Container>
      <Container>
        <SpaceBetween size="l">
          <MappingRows
            title="URL path parameters"
            what="path parameter"
            rows={value.paths}
            fault={form.fault('paths')}
            onChange={(paths) => form.set({ paths })}
          />
          <MappingRows
            title="URL query string parameters"
            what="query string parameter"
            rows={value.queryStrings}
            fault={form.fault('queryStrings')}
            onChange={(queryStrings) => form.set({ queryStrings })}
          />
          <MappingRows
            title="URL request headers parameters"
            what="request header"
            rows={value.headers}
            fault={form.fault('headers')}
            onChange={(headers) => form.set({ headers })}
          />
          {mapped && (
            <TemplateFields
              restApiId={restApiId}
              rows={value.templates}
              fault={form.fault('templates')}
              completions={completions}
              onChange={(templates) => form.set({ templates })}
            />
          )}
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
