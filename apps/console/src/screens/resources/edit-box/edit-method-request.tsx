import { useQuery } from '@tanstack/react-query'
import type { RequestValidator } from '@aws-sdk/client-api-gateway'
import { wholeList } from '../../../client/query.ts'
import { Loaded } from '../../../components/faces/loaded.tsx'
import { LostMappings } from '../../../components/method-request/lost-mappings.tsx'
import { MethodRequestFields } from '../../../components/method-request/method-request-fields.tsx'
import { useMethodRequestForm } from '../../../components/method-request/use-method-request-form.ts'
import { BoxView } from '../flow/box-view.tsx'
import type { EditBoxProperties } from './edit-box.tsx'
import { EditedBox } from './edited-box.tsx'

/** Which validator it is, the server's list of them tells. */
export function EditMethodRequest(properties: EditBoxProperties) {
  const validators = useQuery(wholeList('GetRequestValidators', { restApiId: properties.placed.restApiId }))
  if (validators.data !== undefined) return <WithValidators {...properties} validators={validators.data} />
  return (
    <BoxView tab={properties.tab} trace={properties.trace}>
      <Loaded query={validators}>{() => null}</Loaded>
    </BoxView>
  )
}

function WithValidators({ validators, ...properties }: EditBoxProperties & { readonly validators: readonly RequestValidator[] }) {
  const { restApiId, path, method } = properties.placed
  const authorizers = useQuery(wholeList('GetAuthorizers', { restApiId })).data ?? []
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const form = useMethodRequestForm(properties.placed, { authorizers, validators }, 'stay')
  return (
    <EditedBox
      {...properties}
      form={form}
      sections={[
        {
          id: 'settings',
          label: 'Settings',
          body: (
            <>
              <MethodRequestFields form={form} path={path} authorizers={authorizers} models={models} />
              <LostMappings method={method} draft={form.value} />
            </>
          ),
        },
      ]}
    />
  )
}
