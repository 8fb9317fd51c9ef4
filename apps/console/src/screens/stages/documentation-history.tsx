import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mutation } from '../../client/mutation.ts'
import { wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { ChoiceTable } from '../../components/list/choice-table.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { flash } from '../../shell/flashes.ts'

const active = <StatusIndicator>Active</StatusIndicator>

/** The published versions of the documentation, of which a stage has one. */
export function DocumentationHistory({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', documentationVersion } = stage
  const versions = useQuery(wholeList('GetDocumentationVersions', { restApiId }))
  const [selected, setSelected] = useState<string>()
  const change = useMutation({
    ...mutation('UpdateStage'),
    onSuccess: () => flash({ type: 'success', content: `The stage ${stageName} has the documentation version ${selected} now.` }),
  })
  return (
    <Loaded query={versions}>
      {(items) => {
        const chosen = items.find(({ version }) => version === selected)
        return (
          <ChoiceTable
            title="Documentation versions"
            one="a version"
            level="h3"
            variant="embedded"
            items={items}
            idOf={({ version = '' }) => version}
            nameOf={({ version = '' }) => version}
            chosen={chosen}
            onChoose={setSelected}
            actions={
              <WriteButton
                disabled={!chosen || selected === documentationVersion}
                loading={change.isPending}
                onClick={() => change.mutate({ restApiId, stageName, patchOperations: [{ op: 'replace', path: '/documentationVersion', value: selected }] })}
              >
                Change documentation version
              </WriteButton>
            }
            empty={
              <Empty
                title="No documentation versions"
                text="A version keeps the documentation as it is when it is published."
                action={<Button href={href('/apis/:restApiId/documentation', { restApiId })}>Documentation</Button>}
              />
            }
            columnDefinitions={[
              { id: 'version', header: 'Version', isRowHeader: true, cell: ({ version }) => version },
              { id: 'status', header: 'Status', cell: ({ version }) => (version === documentationVersion ? active : '–') },
              { id: 'description', header: 'Description', cell: ({ description = '–' }) => description },
              { id: 'created', header: 'Created', cell: ({ createdDate }) => dateTime(createdDate) },
            ]}
          />
        )
      }}
    </Loaded>
  )
}
