import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { checkMethodRequest, draftOfMethod, fieldOfMethodRequest, type MethodRequestDraft } from '../../components/method-request/method-request-draft.ts'
import { MethodRequestFields } from '../../components/method-request/method-request-fields.tsx'
import { MethodPage, methodTab, type PlacedMethod } from '../../components/method/method-page.tsx'
import { flash } from '../../shell/flashes.ts'
import { help } from './help.tsx'
import { lostMappings, saveMethodRequest } from './save-method-request.ts'
import type { RequestValidator } from '@aws-sdk/client-api-gateway'

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
  const { restApiId, resourceId, httpMethod, path, method } = placed
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const authorizers = useQuery(wholeList('GetAuthorizers', { restApiId })).data ?? []
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const form = useForm<MethodRequestDraft>({
    draft: `method-request ${restApiId} ${resourceId} ${httpMethod}`,
    initial: draftOfMethod(method, validators),
    check: checkMethodRequest,
    fieldOf: fieldOfMethodRequest,
    save: async (draft) => {
      await saveMethodRequest(placed, draft, { authorizers, validators })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Saved the method request of ${httpMethod} ${path}.` })
      await navigate(methodTab(placed, 'method-request'))
    },
  })
  const lost = lostMappings(method, form.value)
  return (
    <FormPage form={form} title={title} description={`${path} - ${httpMethod}`} help={help} submitText="Save" cancelTo={methodTab(placed, 'method-request')}>
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
    </FormPage>
  )
}
