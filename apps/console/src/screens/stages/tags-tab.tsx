import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { href } from '../../shell/address.ts'
import { TagsTable } from '../../components/tags/tags-table.tsx'

export function TagsTab({ restApiId, stage: { stageName = '', tags } }: { readonly restApiId: string; readonly stage: Stage }) {
  return (
    <SpaceBetween size="s">
      <TagsTable tags={tags} />
      <Button href={href('/apis/:restApiId/stages/:stageName/tags/edit', { restApiId, stageName })}>Manage tags</Button>
    </SpaceBetween>
  )
}
