import Badge from '@cloudscape-design/components/badge'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { href } from '../../shell/address.ts'
import { compareHref } from './compare-address.ts'
import { behindText, useBehind } from './use-behind.ts'

/** Says which stages do not serve the draft, and leads to what they lack; nothing where all do. */
export function BehindBadge({ restApiId }: { readonly restApiId: string }) {
  const stages = useQuery(query('GetStages', { restApiId })).data?.item ?? []
  const behind = useBehind(restApiId, stages)
  const late = stages.flatMap(({ stageName = '', deploymentId = '' }, index) => {
    const changes = behind[index] ?? 0
    return changes > 0 ? [{ stageName, deploymentId, changes }] : []
  })
  const [first] = late
  if (!first) return null
  return late.length === 1 ? (
    <Link href={compareHref(restApiId, first.deploymentId)}>
      <Badge color="blue">
        {first.stageName}: {behindText(first.changes)}
      </Badge>
    </Link>
  ) : (
    <Link href={href('/apis/:restApiId/stages', { restApiId })}>
      <Badge color="blue">{late.length} stages behind</Badge>
    </Link>
  )
}
