import type { Tags } from '@fourbox/domain'
import { SettingsTable } from '../reading/settings-table.tsx'

/** The tags of a thing, only to be read. */
export function TagsTable({ tags = {} }: { readonly tags: Tags | undefined }) {
  return (
    <SettingsTable
      title="Tags"
      none="No tags"
      rows={Object.entries(tags)}
      columns={[
        { header: 'Key', cell: ([key]) => key },
        { header: 'Value', cell: ([, value]) => value },
      ]}
    />
  )
}
