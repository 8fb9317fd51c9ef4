import Container from '@cloudscape-design/components/container'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { MethodFormPage, ResponsePage } from '../../components/method/method-form.tsx'
import type { PlacedMethod } from '../../components/method/method-page.tsx'
import { MethodResponseFields } from '../../components/method-response/method-response-fields.tsx'
import { useMethodResponseForm } from '../../components/method-response/use-method-response-form.ts'
import { help } from './help.tsx'

/** One method response. */
export default function EditMethodResponseScreen() {
  return <ResponsePage what="method response">{(place) => <EditMethodResponse key={place.statusCode} {...place} />}</ResponsePage>
}

interface EditMethodResponseProperties {
  readonly title: string
  readonly placed: PlacedMethod
  readonly statusCode: string | undefined
}

function EditMethodResponse({ title, placed, statusCode }: EditMethodResponseProperties) {
  const models = useQuery(wholeList('GetModels', { restApiId: placed.restApiId })).data ?? []
  const form = useMethodResponseForm(placed, statusCode, 'to-tab')
  return (
    <MethodFormPage form={form} placed={placed} tab="method-response" title={title} help={help} submitText={statusCode === undefined ? 'Create' : 'Save'}>
      <Container>
        <MethodResponseFields form={form} placed={placed} statusCode={statusCode} models={models} />
      </Container>
    </MethodFormPage>
  )
}
