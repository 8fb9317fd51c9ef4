import Container from '@cloudscape-design/components/container'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { LogsLink } from '../../components/logs/logs-link.tsx'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { stageLogs } from '../../components/stage/stage-logs.ts'
import { href } from '../../shell/address.ts'

/** Where the calls of the API are written down: the logs of each stage, or the way to switch them on. */
export function StageLogsCard({ restApiId }: { readonly restApiId: string }) {
  const stages = useQuery(query('GetStages', { restApiId })).data?.item ?? []
  const link = (group: string | undefined, what: string, stageName: string) =>
    group === undefined ? (
      <Link href={href('/apis/:restApiId/stages/:stageName/logs/edit', { restApiId, stageName })} ariaLabel={`Switch on the ${what} of ${stageName}`}>
        Switch on
      </Link>
    ) : (
      <LogsLink place={{ group }} />
    )
  return (
    <Container>
      <SettingsTable
        title="Logs"
        none="Stages write them, and this API has none yet."
        rows={stages.map(({ stageName = '', ...stage }) => ({ stageName, ...stageLogs(restApiId, { stageName, ...stage }) }))}
        columns={[
          { header: 'Stage', cell: ({ stageName }) => stageName },
          { header: 'Execution log', cell: ({ stageName, execution }) => link(execution, 'execution log', stageName) },
          { header: 'Access log', cell: ({ stageName, access }) => link(access, 'access log', stageName) },
        ]}
      />
    </Container>
  )
}
