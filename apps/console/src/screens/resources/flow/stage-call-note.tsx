import { testStage, type Trace, visible } from '@fourbox/domain'
import { deploymentText } from '../../../components/test-call/deployment-text.ts'

/** Of a call that is no test: it ran on what its stage serves, while the page shows the draft. */
export function StageCallNote({ trace }: { readonly trace: Trace }) {
  const { stage } = trace
  if (stage === testStage) return null
  const deployment = deploymentText(trace)
  return (
    <p className="flow-note">
      {`This call came to the stage ${visible(stage)}${deployment === undefined ? '' : ` and ran on its ${deployment}`}. The settings here are the draft’s.`}
    </p>
  )
}
