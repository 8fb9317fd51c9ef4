import { flash } from '../../shell/flashes.ts'

/** Lists what an import warned of. */
export function flashWarnings(warnings: readonly string[] = []): void {
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
