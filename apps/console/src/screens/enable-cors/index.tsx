import type { Resource } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { checkCors, type CorsDraft, emptyCors, offeredVerbs, skippedProxies } from './cors-draft.ts'
import { enableCors } from './enable-cors.ts'
import { Field } from '../../components/form/field.tsx'
import { help } from './help.tsx'

export default function EnableCorsScreen() {
  const { restApiId = '', resourceId = '' } = useParams()
  const resource = useQuery(query('GetResource', { restApiId, resourceId, embed: ['methods'] }))
  return (
    <LoadedPage title="Enable CORS" query={resource}>
      {(loaded) => <EnableCors restApiId={restApiId} resource={loaded} />}
    </LoadedPage>
  )
}

function EnableCors({ restApiId, resource }: { readonly restApiId: string; readonly resource: Resource }) {
  const back = `/apis/${restApiId}/resources/${resource.id}`
  const form = useForm<CorsDraft>({
    draft: `cors ${restApiId} ${resource.id}`,
    restApiId,
    initial: emptyCors(resource),
    check: checkCors,
    save: async (draft) => {
      await enableCors(restApiId, resource, draft)
      return { message: `Enabled CORS on ${resource.path}. Deploy the API to put it before clients.`, page: back }
    },
  })
  const { value } = form
  const proxies = skippedProxies(resource, value)
  return (
    <FormPage form={form} title="Enable CORS" description={resource.path} help={help} submitText="Save" cancelTo={back}>
      <Container>
        <SpaceBetween size="l">
          <FormField label="Gateway responses" description="Adds the headers to the answers that the gateway itself gives to failed calls.">
            <Checkbox checked={value.default4xx} onChange={({ detail }) => form.set({ default4xx: detail.checked })}>
              Default 4XX
            </Checkbox>
            <Checkbox checked={value.default5xx} onChange={({ detail }) => form.set({ default5xx: detail.checked })}>
              Default 5XX
            </Checkbox>
          </FormField>
          <FormField label="Access-Control-Allow-Methods">
            {offeredVerbs(resource).map((verb) => (
              <Checkbox
                key={verb}
                checked={value.methods.includes(verb)}
                disabled={verb === 'OPTIONS'}
                onChange={({ detail }) => form.set({ methods: detail.checked ? [...value.methods, verb] : value.methods.filter((other) => other !== verb) })}
              >
                {verb}
              </Checkbox>
            ))}
          </FormField>
          <Field form={form} name="allowHeaders" label="Access-Control-Allow-Headers">
            <Input value={value.allowHeaders} onChange={({ detail }) => form.set({ allowHeaders: detail.value })} />
          </Field>
          <Field form={form} name="allowOrigin" label="Access-Control-Allow-Origin">
            <Input value={value.allowOrigin} placeholder="https://example.com" onChange={({ detail }) => form.set({ allowOrigin: detail.value })} />
          </Field>
          <ExpandableSection headerText="Additional settings">
            <SpaceBetween size="l">
              <Field form={form} name="exposeHeaders" label="Access-Control-Expose-Headers" optional>
                <Input value={value.exposeHeaders} placeholder="Date,X-Request-Id" onChange={({ detail }) => form.set({ exposeHeaders: detail.value })} />
              </Field>
              <Field
                form={form}
                name="maxAge"
                label="Access-Control-Max-Age"
                optional
                description="Seconds for which a browser may keep the answer to a preflight."
              >
                <Input value={value.maxAge} inputMode="numeric" onChange={({ detail }) => form.set({ maxAge: detail.value.trim() })} />
              </Field>
              <Field form={form} name="allowCredentials">
                <Checkbox checked={value.allowCredentials} onChange={({ detail }) => form.set({ allowCredentials: detail.checked })}>
                  Access-Control-Allow-Credentials
                </Checkbox>
              </Field>
            </SpaceBetween>
          </ExpandableSection>
          {Object.hasOwn(resource.resourceMethods ?? {}, 'OPTIONS') && <Alert type="warning">Saving replaces the OPTIONS method that this resource has.</Alert>}
          {proxies.length > 0 && (
            <Alert type="info">
              {proxies.join(', ')}: a proxy integration passes the back end’s answer on unchanged. Its back end must send the headers itself.
            </Alert>
          )}
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
