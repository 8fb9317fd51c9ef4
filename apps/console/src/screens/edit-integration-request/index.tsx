import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { takesTemplates } from '../../components/integration-request/integration-request-draft.ts'
import { MappingFields } from '../../components/integration-request/mapping-fields.tsx'
import { TargetFields } from '../../components/integration-request/target-fields.tsx'
import { useIntegrationRequestForm } from '../../components/integration-request/use-integration-request-form.ts'
import { MethodFormPage } from '../../components/method/method-form.tsx'
import { MethodPage, type PlacedMethod } from '../../components/method/method-page.tsx'
import { templateCompletions } from '../../components/templates/completions.ts'
import { TemplateFields } from '../../components/templates/template-fields.tsx'
import { help } from './help.tsx'

const title = 'Edit integration request'

export default function EditIntegrationRequestScreen() {
  return <MethodPage title={title}>{(placed) => <EditIntegrationRequest placed={placed} />}</MethodPage>
}

function EditIntegrationRequest({ placed }: { readonly placed: PlacedMethod }) {
  const { restApiId, path, method } = placed
  const completions = useMemo(() => templateCompletions(method, path), [method, path])
  const form = useIntegrationRequestForm(placed, 'to-tab')
  return (
    <MethodFormPage form={form} placed={placed} tab="integration-request" title={title} help={help}>
      <Container>
        <TargetFields form={form} />
      </Container>
      <Container>
        <SpaceBetween size="l">
          <MappingFields form={form} />
          {takesTemplates(form.value) && (
            <TemplateFields
              form={form}
              name="requestTemplates"
              restApiId={restApiId}
              rows={form.value.templates}
              completions={completions}
              onChange={(templates) => form.set({ templates })}
            />
          )}
        </SpaceBetween>
      </Container>
    </MethodFormPage>
  )
}
