import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { audit } from '../../client/audit.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { StrictModeOnly } from '../../components/user/strict-mode-only.tsx'
import { Screen } from '../../shell/screen.tsx'
import { EntriesTable } from './entries-table.tsx'
import { help } from './help.tsx'

const everything = { value: '', label: 'Everything' }
const times = [everything, { value: '1', label: 'Last hour' }, { value: '24', label: 'Last day' }, { value: '720', label: 'Last 30 days' }]

/** Who did what, and who was not let do it. */
export default function AuditScreen() {
  const [user, setUser] = useState('')
  const [about, setAbout] = useState('')
  const [time, setTime] = useState('')
  const filter = useDeferredValue({ user: user.trim(), about: about.trim(), time })
  const entries = useInfiniteQuery(audit({ user: filter.user, about: filter.about, hours: filter.time === '' ? undefined : Number(filter.time) }))
  return (
    <Screen
      title="Audit log"
      help={help}
      description="Who changed what, and who was not let do it."
      actions={<Button onClick={() => void entries.refetch()}>Refresh</Button>}
    >
      <StrictModeOnly what="An audit log is kept" />
      <Grid gridDefinition={[{ colspan: { default: 12, xs: 4 } }, { colspan: { default: 12, xs: 4 } }, { colspan: { default: 12, xs: 4 } }]}>
        <FormField label="User">
          <Input value={user} placeholder="A name, or owner" onChange={({ detail }) => setUser(detail.value)} />
        </FormField>
        <FormField label="About">
          <Input value={about} placeholder="An id, an operation, a path" onChange={({ detail }) => setAbout(detail.value)} />
        </FormField>
        <FormField label="Time">
          <Select
            options={times}
            selectedOption={times.find(({ value }) => value === time) ?? everything}
            onChange={({ detail }) => setTime(detail.selectedOption.value ?? '')}
          />
        </FormField>
      </Grid>
      <Loaded query={entries}>{({ pages }) => <EntriesTable entries={pages.flatMap(({ item }) => item)} />}</Loaded>
      {entries.hasNextPage && (
        <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          Show older
        </Button>
      )}
    </Screen>
  )
}
