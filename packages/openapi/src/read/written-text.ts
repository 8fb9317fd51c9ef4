import { textOf, type Spot } from './json.ts'
import { locate } from './locate.ts'
import type { Definition } from './read-definition.ts'

/**
 * A text, as it is written: people leave quotes out where they mean one, and `version: 1.0` is not `1`.
 * @throws Misfit for lists and objects.
 */
export function writtenText(definition: Definition, spot: Spot): string | undefined {
  if (typeof spot.value !== 'number') return textOf(spot)
  const [position] = locate(definition, [spot])
  if (!position) return textOf(spot)
  const line = definition.text
    .split('\n', position.line + 1)
    .slice(position.line - 1)
    .join('\n')
    .slice(position.column - 1)
  const written = /^(?:"[^"]*"|'[^']*'|[^\s:]+)\s*:\s*([-+.\w]+)/.exec(line)?.[1]
  return written !== undefined && Number(written) === spot.value ? written : textOf(spot)
}
