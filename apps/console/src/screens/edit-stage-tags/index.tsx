import type { Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import { arn } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagFaults, type TagRow, tagRows } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'
import { settings } from '../../settings.ts'

export default function EditStageTagsScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Manage tags" query={stage}>
      {(loaded) => <EditTags restApiId={restApiId} stage={loaded} />}
    </LoadedPage>
  )
}

function EditTags({ restApiId, stage: { stageName = '', tags } }: { readonly restApiId: string; readonly stage: Stage }) {
  const page = `/apis/${restApiId}/stages/${stageName}?tab=tags`
  const before = tagRows(tags)
  const form = useForm<{ readonly tags: readonly TagRow[] }>({
    draft: `stage-tags ${restApiId} ${stageName}`,
    restApiId,
    initial: { tags: before },
    check: (draft) => found(tagFaults(draft.tags)),
    save: async (draft) => {
      await saveTags(arn.apigateway(settings.region, `/restapis/${restApiId}/stages/${stageName}`), before, draft.tags)
      return { message: `Saved the tags of ${stageName}.`, page }
    },
  })
  return (
    <FormPage form={form} title="Manage tags" name={`Tags of stage ${stageName}`} submitText="Save" cancelTo={page}>
      <Container>
        <TagFields form={form} rows={form.value.tags} onChange={(rows) => form.set({ tags: rows })} />
      </Container>
    </FormPage>
  )
}
