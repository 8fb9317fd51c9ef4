import type { RestApi } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import { firstError, inspectJson } from '../../components/editor/language.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { prettyPolicy } from '../../components/reading/pretty-policy.ts'
import { Field } from '../../components/form/field.tsx'
import { placeholders, policyTemplates } from './policy-templates.ts'

interface PolicyDraft {
  readonly policy: string
}

/** AWS's quota for a resource policy, in characters. */
const longestPolicy = 8192

export default function EditResourcePolicyScreen() {
  const { restApiId = '' } = useParams()
  const api = useQuery(query('GetRestApi', { restApiId }))
  return (
    <LoadedPage title="Edit resource policy" query={api}>
      {(loaded) => <EditPolicy restApiId={restApiId} api={loaded} />}
    </LoadedPage>
  )
}

function EditPolicy({ restApiId, api }: { readonly restApiId: string; readonly api: RestApi }) {
  const page = `/apis/${restApiId}/resource-policy`
  const form = useForm<PolicyDraft>({
    draft: `resource-policy ${restApiId}`,
    restApiId,
    initial: { policy: prettyPolicy(api.policy ?? '') },
    check,
    save: async ({ policy }) => {
      await call('UpdateRestApi', { restApiId, patchOperations: [{ op: 'replace', path: '/policy', value: policy }] })
      return { message: 'Saved the resource policy. Deploy the API for it to act.', page }
    },
  })
  return (
    <FormPage form={form} title="Edit resource policy" submitText="Save changes" cancelTo={page}>
      <Container>
        <SpaceBetween size="l">
          <FormField label="Select a template" description="Puts the template in the place of what the editor holds.">
            <Select
              placeholder="Choose what to start from"
              selectedOption={null}
              options={policyTemplates.map(({ value, label, description }) => ({ value, label, description }))}
              onChange={({ detail }) => {
                const chosen = policyTemplates.find(({ value }) => value === detail.selectedOption.value)
                if (chosen) form.set({ policy: JSON.stringify(chosen.policy, null, 2) })
              }}
            />
          </FormField>
          <Field form={form} name="policy" label="Policy" constraintText={`JSON, at most ${longestPolicy} characters.`} stretch>
            <CodeEditor label="Policy" language="json" lines={22} value={form.value.policy} inspect={inspectJson} onChange={(policy) => form.set({ policy })} />
          </Field>
          <Alert type="info">The policy acts once the API has been deployed again.</Alert>
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

function check({ policy }: PolicyDraft): Found {
  return found(fault('policy', policyFault(policy)))
}

function policyFault(policy: string): string | undefined {
  if (policy.trim() === '') return 'Enter a policy.'
  const broken = firstError(inspectJson(policy))
  if (broken !== undefined) return broken
  const open = placeholders(policy)
  if (open.length > 0) return `Replace ${open.join(', ')}.`
  return policy.length > longestPolicy ? `The policy has ${policy.length} characters, ${policy.length - longestPolicy} too many.` : undefined
}
