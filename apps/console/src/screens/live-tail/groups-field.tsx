import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useQuery } from '@tanstack/react-query'
import { allLogGroups } from '../../client/logs.ts'

/** StartLiveTail takes no more. */
const mostGroups = 10

interface GroupsFieldProperties {
  readonly groups: readonly string[]
  readonly onChange: (groups: readonly string[]) => void
}

/** The log groups that are followed together. */
export function GroupsField({ groups, onChange }: GroupsFieldProperties) {
  const all = useQuery(allLogGroups)
  const names = all.data?.map(({ logGroupName = '' }) => logGroupName) ?? []
  const full = groups.length >= mostGroups
  return (
    <FormField label="Log groups" constraintText={`Up to ${mostGroups}, by their names.`} stretch>
      <Multiselect
        placeholder="Choose log groups"
        filteringType="auto"
        filteringAriaLabel="Find log groups"
        filteringPlaceholder="Find log groups"
        statusType={all.isPending ? 'loading' : all.isError ? 'error' : 'finished'}
        loadingText="Loading"
        errorText={all.error?.message ?? ''}
        empty="There are no log groups yet"
        noMatch="No log group of that name"
        deselectAriaLabel={({ label }) => `Follow ${label} no longer`}
        options={names.map((value) => ({ value, label: value, disabled: full && !groups.includes(value) }))}
        selectedOptions={groups.map((value) => ({ value, label: value }))}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      />
    </FormField>
  )
}
