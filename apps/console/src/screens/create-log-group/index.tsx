import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { generatePath } from 'react-router'
import { callLogs } from '../../client/logs.ts'
import { inSequence } from '../../client/sequence.ts'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { groupsHelp } from '../../components/logs/help.tsx'
import { RetentionField } from '../../components/logs/retention-field.tsx'
import { saveRetention } from '../../components/logs/save-retention.ts'
import { tagFaults, tagMember, type TagRow } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'

interface GroupDraft {
  readonly name: string
  readonly retention: string
  readonly tags: readonly TagRow[]
}

export default function CreateLogGroupScreen() {
  const form = useForm<GroupDraft>({
    draft: 'create-log-group',
    restApiId: undefined,
    initial: { name: '', retention: '', tags: [] },
    check: ({ name, tags }) => found([...fault('logGroupName', name.trim() === '' ? 'Enter a name.' : undefined), ...tagFaults(tags)]),
    save: async ({ name, retention, tags }) => {
      const logGroupName = name.trim()
      await inSequence(async (step) => {
        await step(
          'the log group',
          () => callLogs('CreateLogGroup', { logGroupName, ...tagMember(tags) }),
          () => callLogs('DeleteLogGroup', { logGroupName }),
        )
        if (retention !== '') await saveRetention(logGroupName, retention)
      })
      return { message: `Created the log group ${logGroupName}.`, page: generatePath('/log-groups/:logGroupName', { logGroupName }) }
    },
  })
  return (
    <FormPage form={form} title="Create log group" help={groupsHelp} submitText="Create" cancelTo="/log-groups">
      <Container>
        <SpaceBetween size="l">
          <Field form={form} name="logGroupName" label="Log group name" constraintText="Up to 512 letters, digits and . - _ / #">
            <Input value={form.value.name} placeholder="/my/application" spellcheck={false} onChange={({ detail }) => form.set({ name: detail.value })} />
          </Field>
          <RetentionField form={form} value={form.value.retention} onChange={(retention) => form.set({ retention })} />
          <TagFields form={form} rows={form.value.tags} onChange={(tags) => form.set({ tags })} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
