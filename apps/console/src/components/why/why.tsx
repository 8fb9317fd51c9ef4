import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { type Trace, visible } from '@fourbox/domain'
import { MendButtons } from './mend-buttons.tsx'
import './why.css'

/** Why a call was answered as it was: what happened, what was looked at, where it stands, and what mends it. Nothing where the answer says it all. */
export function Why({ trace }: { readonly trace: Trace }) {
  const { why, decision, status } = trace
  // What an earlier version recorded says it in few words alone.
  const sentence = why?.sentence ?? (status >= 400 ? decision : undefined)
  if (sentence === undefined) return null
  return (
    <Alert type={status >= 400 ? 'error' : 'warning'} header={`Why: ${visible(sentence)}`}>
      {why?.checks && (
        <ul className="why-checks">
          {why.checks.map((check) => (
            <li key={check}>{visible(check)}</li>
          ))}
        </ul>
      )}
      {why?.mend !== undefined && <Box variant="p">{visible(why.mend)}</Box>}
      {why && <MendButtons trace={trace} why={why} />}
    </Alert>
  )
}
