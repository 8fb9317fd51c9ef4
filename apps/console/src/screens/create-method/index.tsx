import type { Resource } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { query, wholeList } from '../../client/query.ts'
import { useForm } from '../../components/form/form.ts'
import { fieldsOf } from '../../components/form/fields.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { emptyDrafts } from '../../components/integration/integration-draft.ts'
import { IntegrationFields } from '../../components/integration/integration-fields.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { emptyMethodRequest } from '../../components/method-request/method-request-draft.ts'
import { MethodRequestFields } from '../../components/method-request/method-request-fields.tsx'
import { verbs } from '../../components/method/verb-order.ts'
import { checkMethod, createMethod, type MethodDraft } from './create-method.ts'
import { Field } from '../../components/form/field.tsx'
import { help } from './help.tsx'

export default function CreateMethodScreen() {
  const { restApiId = '', resourceId = '' } = useParams()
  const resource = useQuery(query('GetResource', { restApiId, resourceId }))
  return (
    <LoadedPage title="Create method" query={resource}>
      {(loaded) => <CreateMethodForm restApiId={restApiId} resource={loaded} />}
    </LoadedPage>
  )
}

function CreateMethodForm({ restApiId, resource }: { readonly restApiId: string; readonly resource: Resource }) {
  const { id = '', path = '' } = resource
  const [address] = useSearchParams()
  const authorizers = useQuery(wholeList('GetAuthorizers', { restApiId })).data ?? []
  const models = useQuery(wholeList('GetModels', { restApiId })).data ?? []
  const validators = useQuery(wholeList('GetRequestValidators', { restApiId })).data ?? []
  const form = useForm<MethodDraft>({
    draft: `create-method ${restApiId} ${id}`,
    restApiId,
    initial: {
      ...emptyMethodRequest,
      verb: address.get('verb') ?? '',
      integration: { ...emptyDrafts.lambda, proxy: address.get('proxy') === 'on' },
    },
    check: (draft) => checkMethod(draft, path, authorizers),
    save: async (draft) => {
      const granted = await createMethod({ restApiId, resourceId: id, path }, draft, { authorizers, validators })
      return { message: `Created the method ${draft.verb} of ${path}. ${granted}`.trimEnd(), page: `/apis/${restApiId}/resources/${id}/${draft.verb}` }
    },
  })
  const options = verbs.map((verb) => ({ value: verb, label: verb, disabled: Object.hasOwn(resource.resourceMethods ?? {}, verb) }))
  const changeIntegration = (integration: MethodDraft['integration']) => form.set({ integration })
  return (
    <FormPage form={form} title="Create method" description={path} help={help} submitText="Create method" cancelTo={`/apis/${restApiId}/resources/${id}`}>
      <Container header={<Header variant="h2">Method details</Header>}>
        <SpaceBetween size="l">
          <Field form={form} name="verb" label="Method type">
            <Select
              placeholder="Choose a method type"
              options={options}
              selectedOption={options.find(({ value }) => value === form.value.verb) ?? null}
              onChange={({ detail }) => form.set({ verb: detail.selectedOption.value ?? '' })}
            />
          </Field>
          <IntegrationFields form={fieldsOf(form.value.integration, form, changeIntegration)} onChange={changeIntegration} />
        </SpaceBetween>
      </Container>
      <ExpandableSection variant="container" headerText="Method request settings">
        <SpaceBetween size="l">
          <MethodRequestFields form={form} path={path} authorizers={authorizers} models={models} />
        </SpaceBetween>
      </ExpandableSection>
    </FormPage>
  )
}
