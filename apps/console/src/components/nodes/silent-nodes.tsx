import { visible } from '@fourbox/domain'
import Alert from '@cloudscape-design/components/alert'
import { useQuery } from '@tanstack/react-query'
import { nodesQuery } from '../../client/nodes.ts'
import { href } from '../../shell/address.ts'
import { settings } from '../../settings.ts'
import { fieldTime } from '../moment/time-text.ts'

/** Which servers on the same database were not heard, so that what they know is missing on the page; nothing where all answer, or there is one alone. */
export function SilentNodes() {
  const { data: nodes = [] } = useQuery({ ...nodesQuery, enabled: settings.manyNodes === true })
  const silent = nodes.filter(({ isHeard }) => !isHeard)
  if (silent.length === 0) return null
  const fallen = silent.filter(({ isLiving }) => !isLiving)
  return (
    <Alert type="warning">
      Not heard: {silent.map((node) => `${visible(node.name)} (last at ${fieldTime(node.heardAt, true)} UTC)`).join(', ')}. Calls, figures and log lines of{' '}
      {silent.length === 1 ? 'this node' : 'these nodes'} may be missing here.
      {fallen.length > 0 && (
        <>
          {' '}
          {fallen.length === silent.length
            ? ''
            : `${fallen.map(({ name }) => visible(name)).join(', ')} fell, or ${fallen.length === 1 ? 'is' : 'are'} cut off. `}
          What is gone for good is named for an hour, until a node is started under its name, or until it is{' '}
          <a href={href('/settings')}>removed in the settings</a>.
        </>
      )}
    </Alert>
  )
}
