import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../../client/query.ts'
import { MethodResponseFields } from '../../../components/method-response/method-response-fields.tsx'
import { useMethodResponseForm } from '../../../components/method-response/use-method-response-form.ts'
import type { EditBoxProperties } from './edit-box.tsx'
import { EditedBox } from './edited-box.tsx'
import { type OneResponse, OneOfResponses } from './one-of-responses.tsx'

/** The method responses, one at a time. */
export function EditMethodResponses(properties: EditBoxProperties) {
  const codes = Object.keys(properties.placed.method.methodResponses ?? {})
  return (
    <OneOfResponses {...properties} what="method-response" codes={codes}>
      {(one) => <EditMethodResponse key={one.statusCode} {...properties} one={one} />}
    </OneOfResponses>
  )
}

function EditMethodResponse({ one, ...properties }: EditBoxProperties & { readonly one: OneResponse }) {
  const { placed } = properties
  const models = useQuery(wholeList('GetModels', { restApiId: placed.restApiId })).data ?? []
  const form = useMethodResponseForm(placed, one.statusCode, 'stay')
  return (
    <EditedBox
      {...properties}
      form={form}
      lead={one.chooser}
      sections={[{ id: 'settings', label: 'Settings', body: <MethodResponseFields form={form} placed={placed} statusCode={one.statusCode} models={models} /> }]}
    />
  )
}
