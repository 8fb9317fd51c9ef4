import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { href } from '../../shell/address.ts'

export function TagsTab({ restApiId, stage: { stageName = '', tags } }: { readonly restApiId: string; readonly stage: Stage }) {
  return (
    <SpaceBetween size="s">
      <SettingsTable
        title="Tags"
        none="No tags"
        rows={Object.entries(tags ?? {})}
        columns={[
          { header: 'Key', cell: ([key]) => key },
          { header: 'Value', cell: ([, value]) => value },
        ]}
      />
      <Button href={href('/apis/:restApiId/stages/:stageName/tags/edit', { restApiId, stageName })}>Manage tags</Button>
    </SpaceBetween>
  )
}
