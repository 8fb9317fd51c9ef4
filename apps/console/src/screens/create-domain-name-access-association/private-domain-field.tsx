import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { Field } from '../../components/form/field.tsx'
import type { Faulty } from '../../components/form/fields.ts'

interface PrivateDomainFieldProperties {
  readonly form: Faulty
  readonly domainNameArn: string
  readonly onChange: (domainNameArn: string) => void
}

/** One of the private domain names: public ones are reached without an association. */
export function PrivateDomainField({ form, domainNameArn, onChange }: PrivateDomainFieldProperties) {
  const domains = useQuery(wholeList('GetDomainNames', {}))
  const options = (domains.data ?? [])
    .filter(({ domainNameId }) => domainNameId !== undefined)
    .map(({ domainName, domainNameArn: arn = '' }) => ({ value: arn, label: domainName ?? arn, description: arn }))
  return (
    <Field form={form} name="domainNameArn" label="Domain name ARN" stretch>
      <Select
        placeholder="Choose a private domain name"
        empty="There is no private domain name."
        statusType={domains.isPending ? 'loading' : 'finished'}
        options={options}
        selectedOption={options.find(({ value }) => value === domainNameArn) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </Field>
  )
}
