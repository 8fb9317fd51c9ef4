import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Parameter } from '../../../components/method/parameters.ts'

interface DeclaredNamesProperties {
  /** `query string` or `header`. */
  readonly what: string
  /** Name, and whether it is required. */
  readonly names: readonly Parameter<boolean>[]
  readonly onAdd: (name: string) => void
}

/** What the method declares and has not been typed yet: a press begins it. */
export function DeclaredNames({ what, names, onAdd }: DeclaredNamesProperties) {
  if (names.length === 0) return null
  return (
    <SpaceBetween direction="horizontal" size="m">
      {names.map(({ name, value: required }) => (
        <Button key={name} variant="inline-link" formAction="none" iconName="add-plus" ariaLabel={`Add ${what} ${name}`} onClick={() => onAdd(name)}>
          {required ? `${name} (required)` : name}
        </Button>
      ))}
    </SpaceBetween>
  )
}
