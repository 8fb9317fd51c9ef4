import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Screen } from '../../shell/screen.tsx'
import { help } from './help.tsx'
import { Traffic } from './traffic.tsx'

/** The live traffic of a stage that is there. */
export default function LiveTrafficScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  if (stage.data) return <Traffic key={`${restApiId} ${stageName}`} restApiId={restApiId} stageName={stageName} />
  return (
    <Screen title="Live traffic" help={help}>
      <Loaded query={stage}>{() => null}</Loaded>
    </Screen>
  )
}
