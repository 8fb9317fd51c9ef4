import Checkbox from '@cloudscape-design/components/checkbox'
import type { View } from './view.ts'

/** How lines are drawn. */
export function ViewChoices({ view, onChange }: { readonly view: View; readonly onChange: (changes: Partial<View>) => void }) {
  const { stream, byRequest, wrap, utc } = view
  return (
    <>
      <Checkbox checked={byRequest} onChange={({ detail }) => onChange({ byRequest: detail.checked })}>
        By request
      </Checkbox>
      <Checkbox checked={wrap} onChange={({ detail }) => onChange({ wrap: detail.checked })}>
        Wrap lines
      </Checkbox>
      <Checkbox checked={utc} onChange={({ detail }) => onChange({ utc: detail.checked })}>
        UTC
      </Checkbox>
      {stream !== undefined && (
        <Checkbox checked={false} onChange={() => onChange({ stream: undefined })}>
          All streams
        </Checkbox>
      )}
    </>
  )
}
