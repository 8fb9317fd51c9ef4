import Button from '@cloudscape-design/components/button'
import { Empty } from './empty.tsx'

/** What a table shows where the filter leaves nothing. */
export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return <Empty title="No matches" text="Nothing fits what you searched for." action={<Button onClick={onClear}>Clear filter</Button>} />
}
