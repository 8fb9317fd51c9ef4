import { pathVariableNames } from '@fourbox/domain'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'

interface PathCachingProperties {
  readonly path: string
  readonly cached: readonly string[]
  readonly onChange: (cached: readonly string[]) => void
}

/** The variables of the path: always required, so that only their part in the cache key is a choice. */
export function PathCaching({ path, cached, onChange }: PathCachingProperties) {
  const names = pathVariableNames(path)
  if (names.length === 0) return null
  return (
    <FormField label="Request paths" description="Which path parameters are part of the cache key.">
      {names.map((name) => (
        <Checkbox
          key={name}
          checked={cached.includes(name)}
          onChange={({ detail }) => onChange(detail.checked ? [...cached, name] : cached.filter((other) => other !== name))}
        >
          {name}: Caching
        </Checkbox>
      ))}
    </FormField>
  )
}
