import type { Stage } from '@aws-sdk/client-api-gateway'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { TagsTable } from '../../components/tags/tags-table.tsx'

export function TagsTab({ restApiId, stage: { stageName = '', tags } }: { readonly restApiId: string; readonly stage: Stage }) {
  return (
    <SpaceBetween size="s">
      <TagsTable tags={tags} />
      <WriteButton href={href('/apis/:restApiId/stages/:stageName/tags/edit', { restApiId, stageName })}>Manage tags</WriteButton>
    </SpaceBetween>
  )
}
