import type { TakenDefinition } from './as-taken.ts'
import { flash } from '../../shell/flashes.ts'

/** Lists what an import warned of. */
export function flashWarnings(warnings: readonly string[] = []): void {
  if (warnings.length === 0) return
  const heading = `The import gave ${warnings.length === 1 ? 'a warning' : `${warnings.length} warnings`}:`
  flash({ type: 'warning', content: <Listed heading={heading} items={warnings} /> })
}

/** Says that a definition was converted, and lists what that changed. */
export function flashConversion({ from, changes }: NonNullable<TakenDefinition['converted']>): void {
  const said = `The definition was converted from OpenAPI ${from} to 3.0`
  if (changes.length === 0) flash({ type: 'info', content: `${said}. Nothing else had to change.` })
  else flash({ type: 'info', content: <Listed heading={`${said}, which changed:`} items={changes} /> })
}

function Listed({ heading, items }: { readonly heading: string; readonly items: readonly string[] }) {
  const rest = items.length - mostListed
  return (
    <>
      {heading}
      <ul>
        {items.slice(0, mostListed).map((item) => (
          <li key={item}>{item}</li>
        ))}
        {rest > 0 && <li>{rest} more</li>}
      </ul>
    </>
  )
}

/** A message that is longer than the page is no message. */
const mostListed = 20
