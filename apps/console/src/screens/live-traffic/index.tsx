import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { help } from './help.tsx'
import { Traffic } from './traffic.tsx'

/** The live traffic of a stage that is there. */
export default function LiveTrafficScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Live traffic" help={help} query={stage}>
      {({ tracingEnabled = false }) => <Traffic key={`${restApiId} ${stageName}`} restApiId={restApiId} stageName={stageName} isTraced={tracingEnabled} />}
    </LoadedPage>
  )
}
