import type { RequestValidator } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { MethodFormPage, useMethodForm } from '../../components/method/method-form.tsx'
import { MethodPage, type PlacedMethod } from '../../components/method/method-page.tsx'
import { checkMethodRequest } from '../../components/method-request/check-method-request.ts'
import { draftOfMethod, type MethodRequestDraft } from '../../components/method-request/method-request-draft.ts'
import { MethodRequestFields } from '../../components/method-request/method-request-fields.tsx'
import { help } from './help.tsx'
import { lostMappings, saveMethodRequest } from '../../components/method-request/save-method-request.ts'

const title = 'Edit method request'

export default function EditMethodRequestScreen() {
  return <MethodPage title={title}>{(placed) => <WithValidators placed={placed} />}</MethodPage>
}

function WithValidators({ placed }: { readonly placed: PlacedMethod }) {
  const validators = useQuery(wholeList('GetRequestValidators', { restApiId: placed.restApiId }))
  return (
    <LoadedPage title={title} query={validators}>
      {(all) => <EditMethodRequest placed={placed} validators={all} />}
    </LoadedPage>
  )
}

function EditMethodRequest({ placed, validators }: { readonly placed: PlacedMethod; readonly validators: readonly RequestValidator[] }) {
  const { restApiId, path, method } = placed
  const authorizers = useQuery(wholeList('GetAuthorizers', { restApiId })).data ?? []
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const form = useMethodForm<MethodRequestDraft>({
    placed,
    tab: 'method-request',
    initial: draftOfMethod(method, validators),
    check: (draft) => checkMethodRequest(draft, { ...placed, authorizers }),
    save: (draft) => saveMethodRequest(placed, draft, { authorizers, validators }),
    saved: () => 'Saved the method request',
  })
  const lost = lostMappings(method, form.value)
  return (
    <MethodFormPage form={form} placed={placed} tab="method-request" title={title} help={help}>
      <Container>
        <SpaceBetween size="l">
          <MethodRequestFields form={form} path={path} authorizers={authorizers} models={models} />
          {lost.length > 0 && (
            <Alert type="warning">
              Saving also removes the mappings of the integration request that take their values from parameters removed here: {lost.join(', ')}.
            </Alert>
          )}
        </SpaceBetween>
      </Container>
    </MethodFormPage>
  )
}
