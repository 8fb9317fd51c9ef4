import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mutation } from '../../client/mutation.ts'
import { wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
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
          <Table
            variant="embedded"
            wrapLines
            header={
              <Header
                variant="h3"
                counter={`(${items.length})`}
                actions={
                  <Button
                    disabled={!chosen || selected === documentationVersion}
                    loading={change.isPending}
                    onClick={() =>
                      change.mutate({ restApiId, stageName, patchOperations: [{ op: 'replace', path: '/documentationVersion', value: selected }] })
                    }
                  >
                    Change documentation version
                  </Button>
                }
              >
                Documentation versions
              </Header>
            }
            ariaLabels={{
              tableLabel: 'Documentation versions',
              selectionGroupLabel: 'Select a version',
              itemSelectionLabel: (_data, { version }) => `Select ${version}`,
            }}
            items={items}
            trackBy="version"
            selectionType="single"
            selectedItems={chosen ? [chosen] : []}
            onSelectionChange={({ detail }) => setSelected(detail.selectedItems[0]?.version)}
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
