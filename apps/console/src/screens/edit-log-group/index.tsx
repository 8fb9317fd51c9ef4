import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { generatePath, useParams } from 'react-router'
import { logGroup, type TaggedGroup } from '../../client/log-group.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { groupsHelp } from '../../components/logs/help.tsx'
import { RetentionField } from '../../components/logs/retention-field.tsx'
import { saveRetention } from '../../components/logs/save-retention.ts'
import { tagFaults, type TagRow, tagRows } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'
import { saveLogTags } from './save-log-tags.ts'

interface GroupDraft {
  readonly retention: string
  readonly tags: readonly TagRow[]
}

/** Retention and tags of a group. */
export default function EditLogGroupScreen() {
  const { logGroupName = '' } = useParams()
  const group = useQuery(logGroup(logGroupName))
  return (
    <LoadedPage title="Edit log group" query={group}>
      {(loaded) => <EditGroup logGroupName={logGroupName} group={loaded} />}
    </LoadedPage>
  )
}

function EditGroup({ logGroupName, group: { retentionInDays, tags } }: { readonly logGroupName: string; readonly group: TaggedGroup }) {
  const page = generatePath('/log-groups/:logGroupName', { logGroupName })
  const stored = String(retentionInDays ?? '')
  const form = useForm<GroupDraft>({
    draft: `log-group ${logGroupName}`,
    restApiId: undefined,
    initial: { retention: stored, tags: tagRows(tags) },
    check: (draft) => found(tagFaults(draft.tags)),
    save: async (draft) => {
      if (draft.retention !== stored) await saveRetention(logGroupName, draft.retention)
      await saveLogTags(logGroupName, tagRows(tags), draft.tags)
      return { message: `Saved the log group ${logGroupName}.`, page }
    },
  })
  return (
    <FormPage
      form={form}
      title="Edit log group"
      name={`Edit ${logGroupName}`}
      description={logGroupName}
      help={groupsHelp}
      submitText="Save changes"
      cancelTo={page}
    >
      <Container>
        <SpaceBetween size="l">
          <RetentionField form={form} value={form.value.retention} onChange={(retention) => form.set({ retention })} />
          <TagFields form={form} rows={form.value.tags} onChange={(rows) => form.set({ tags: rows })} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
