import type { RequestValidator } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { MethodFormPage } from '../../components/method/method-form.tsx'
import { MethodPage, type PlacedMethod } from '../../components/method/method-page.tsx'
import { LostMappings } from '../../components/method-request/lost-mappings.tsx'
import { MethodRequestFields } from '../../components/method-request/method-request-fields.tsx'
import { useMethodRequestForm } from '../../components/method-request/use-method-request-form.ts'
import { help } from './help.tsx'

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
  const form = useMethodRequestForm(placed, { authorizers, validators }, 'to-tab')
  return (
    <MethodFormPage form={form} placed={placed} tab="method-request" title={title} help={help}>
      <Container>
        <SpaceBetween size="l">
          <MethodRequestFields form={form} path={path} authorizers={authorizers} models={models} />
          <LostMappings method={method} draft={form.value} />
        </SpaceBetween>
      </Container>
    </MethodFormPage>
  )
}
