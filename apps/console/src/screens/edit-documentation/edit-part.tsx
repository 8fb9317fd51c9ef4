import type { DocumentationPart, Resource } from '@aws-sdk/client-api-gateway'
import type { Fault } from '@fourbox/domain'
import { call } from '../../client/aws.ts'
import { draftOfLocation, type LocationDraft, locationFaults, readLocation } from '../../components/documentation/location.ts'
import { firstError, inspectJson } from '../../components/editor/language.ts'
import { fault, found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { prettyJson } from '../../components/reading/pretty-json.ts'
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
  const page = `/apis/${restApiId}/documentation`
  const form = useForm<PartDraft>({
    draft: `documentation ${restApiId} ${part?.id ?? JSON.stringify(location)}`,
    restApiId,
    initial: { ...(part ? draftOfLocation(part.location) : location), properties: prettyJson(part?.properties ?? '{\n  "description": ""\n}') },
    // What is there speaks of what it does: only what is new is judged, as the server does.
    check: (draft) => found([...(part ? [] : locationFaults(draft)), ...propertiesFaults(draft.properties)]),
    save: async (draft) => {
      const { properties } = draft
      await (part?.id === undefined
        ? call('CreateDocumentationPart', { restApiId, location: readLocation(draft), properties })
        : call('UpdateDocumentationPart', {
            restApiId,
            documentationPartId: part.id,
            patchOperations: [{ op: 'replace', path: '/properties', value: properties }],
          }))
      return { message: 'Saved the documentation part. Publish the documentation for stages to have it.', page }
    },
  })
  return (
    <FormPage form={form} title={part ? 'Edit documentation part' : 'Create documentation part'} submitText={part ? 'Save changes' : 'Create'} cancelTo={page}>
      <PartFields form={form} created={part !== undefined} paths={resources.map(({ path = '/' }) => path).toSorted()} />
    </FormPage>
  )
}

function propertiesFaults(text: string): readonly Fault[] {
  const broken = firstError(inspectJson(text))
  if (broken !== undefined) return fault('properties', broken)
  const value: unknown = text.trim() === '' ? undefined : JSON.parse(text)
  return fault('properties', typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'Enter a JSON object.')
}
