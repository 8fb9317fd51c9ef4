import type { DomainName } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { allApiMappings } from '../../client/routing.ts'
import { type DomainAddress, domainKey, readDomainKey } from '../../components/domain-name/domain-address.ts'
import { help } from '../../components/domain-name/help.tsx'
import { ApiSelect, StageSelect } from '../../components/domain-name/target-fields.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { checkMappings, type MappingRow, type MappingsDraft, rowsOf, saveMappings } from './mapping-draft.ts'

export default function ConfigureApiMappingsScreen() {
  const address = readDomainKey(useParams()['domain'])
  const domain = useQuery(query('GetDomainName', address))
  const mappings = useQuery(allApiMappings(address))
  return (
    <LoadedPage title="Configure API mappings" query={domain}>
      {(loaded) => (
        <LoadedPage title="Configure API mappings" query={mappings}>
          {(stored) => <Configure address={address} domain={loaded} stored={rowsOf(stored)} />}
        </LoadedPage>
      )}
    </LoadedPage>
  )
}

interface ConfigureProperties {
  readonly address: DomainAddress
  readonly domain: DomainName
  readonly stored: readonly MappingRow[]
}

function Configure({ address, domain, stored }: ConfigureProperties) {
  const page = `/custom-domain-names/${domainKey(address)}`
  const form = useForm<MappingsDraft>({
    draft: `api-mappings ${domainKey(address)}`,
    restApiId: undefined,
    initial: { rows: stored },
    check: (draft) => checkMappings(domain, draft, stored),
    save: async ({ rows }) => {
      await saveMappings(address, stored, rows)
      return { message: `Saved the API mappings of ${address.domainName}.`, page }
    },
  })
  return (
    <FormPage
      form={form}
      title="Configure API mappings"
      name={`API mappings of ${address.domainName}`}
      description={`A path of ${address.domainName} leads to a stage; the longest that fits wins. An empty one takes all others.`}
      help={help}
      submitText="Save"
      cancelTo={page}
    >
      <Container>
        <Rows
          form={form}
          name="apiMappings"
          title="API mappings"
          what="new mapping"
          rows={form.value.rows}
          newRow={{ apiId: '', stage: '', path: '' }}
          columns={columns}
          onChange={(rows) => form.set({ rows })}
        />
      </Container>
    </FormPage>
  )
}

const columns: readonly RowColumn<MappingRow>[] = [
  {
    label: 'API',
    control: ({ apiId }, change, label) => <ApiSelect label={label} apiId={apiId} onChange={(next) => change({ apiId: next, stage: '' })} />,
  },
  {
    label: 'Stage',
    control: ({ apiId, stage }, change, label) => <StageSelect label={label} apiId={apiId} stage={stage} onChange={(next) => change({ stage: next })} />,
  },
  {
    label: 'Path',
    control: ({ path }, change, label) => (
      <Input ariaLabel={label} value={path} placeholder="orders/v1" onChange={({ detail }) => change({ path: detail.value })} />
    ),
  },
]
