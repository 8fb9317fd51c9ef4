import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { SelectionFields } from '../../components/integration-response/selection-fields.tsx'
import { useIntegrationResponseForm } from '../../components/integration-response/use-integration-response-form.ts'
import { MethodFormPage, ResponsePage } from '../../components/method/method-form.tsx'
import type { PlacedMethod } from '../../components/method/method-page.tsx'
import { templateCompletions } from '../../components/templates/completions.ts'
import { TemplateFields } from '../../components/templates/template-fields.tsx'
import { help } from './help.tsx'

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
  const form = useIntegrationResponseForm(placed, statusCode, 'to-tab')
  return (
    <MethodFormPage form={form} placed={placed} tab="integration-response" title={title} help={help} submitText={statusCode === undefined ? 'Create' : 'Save'}>
      <Container>
        <SpaceBetween size="l">
          <SelectionFields form={form} method={method} statusCode={statusCode} />
          <TemplateFields
            form={form}
            name="responseTemplates"
            restApiId={restApiId}
            rows={form.value.templates}
            completions={completions}
            onChange={(templates) => form.set({ templates })}
          />
        </SpaceBetween>
      </Container>
    </MethodFormPage>
  )
}
