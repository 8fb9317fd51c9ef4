import type { Output } from '../../client/aws.ts'
import { flash } from '../../shell/flashes.ts'

/** Says that the API is there, and what its import warned of. */
export function flashCreated({ name, warnings = [] }: Output<'CreateRestApi'>): void {
  flash({ type: 'success', content: `Created the REST API ${name}.` })
  if (warnings.length === 0) return
  flash({
    type: 'warning',
    content: (
      <>
        The import gave {warnings.length === 1 ? 'a warning' : `${warnings.length} warnings`}:
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </>
    ),
  })
}
