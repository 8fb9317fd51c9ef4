import type { DocumentationPart, Resource } from '@aws-sdk/client-api-gateway'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../client/aws.ts'
import { refresh } from '../../client/refresh.ts'
import { checkLocation, draftOfLocation, type LocationDraft, readLocation } from '../../components/documentation/location.ts'
import { inspectJson } from '../../components/editor/language.ts'
import { type Faults, useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { prettyJson } from '../../components/reading/pretty-json.ts'
import { flash } from '../../shell/flashes.ts'
import { type PartDraft, PartFields } from './part-fields.tsx'

interface EditPartProperties {
  readonly restApiId: string
  /** Where a new part starts, or what the part that is there speaks of. */
  readonly location: LocationDraft
  readonly part: DocumentationPart | undefined
  readonly resources: readonly Resource[]
}

/** One part: a new one, or one that is there, whose location stands. */
export function EditPart({ restApiId, location, part, resources }: EditPartProperties) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const page = `/apis/${restApiId}/documentation`
  const form = useForm<PartDraft>({
    draft: `documentation ${restApiId} ${part?.id ?? JSON.stringify(location)}`,
    initial: { ...(part ? draftOfLocation(part.location) : location), properties: prettyJson(part?.properties ?? '{\n  "description": ""\n}') },
    check,
    fieldOf: (refusal) => (/propert/i.test(refusal) ? 'properties' : /location|type/i.test(refusal) ? 'type' : undefined),
    save: async (draft) => {
      const { properties } = draft
      await (part?.id === undefined
        ? call('CreateDocumentationPart', { restApiId, location: readLocation(draft), properties })
        : call('UpdateDocumentationPart', {
            restApiId,
            documentationPartId: part.id,
            patchOperations: [{ op: 'replace', path: '/properties', value: properties }],
          }))
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: 'Saved the documentation part. Publish the documentation for stages to have it.' })
      await navigate(page)
    },
  })
  return (
    <FormPage form={form} title={part ? 'Edit documentation part' : 'Create documentation part'} submitText={part ? 'Save changes' : 'Create'} cancelTo={page}>
      <PartFields form={form} created={part !== undefined} paths={resources.map(({ path = '/' }) => path).toSorted()} />
    </FormPage>
  )
}

function check(draft: PartDraft): Faults {
  return { ...checkLocation(draft), ...checkProperties(draft.properties) }
}

function checkProperties(text: string): Faults {
  const [fault] = inspectJson(text)
  if (fault) return { properties: `Line ${fault.line}, column ${fault.column}: ${fault.message}` }
  const value: unknown = text.trim() === '' ? undefined : JSON.parse(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? {} : { properties: 'Enter a JSON object.' }
}
