import Button from '@cloudscape-design/components/button'

/** Back to reading. */
export function DoneButton({ onDone }: { readonly onDone: () => void }) {
  return (
    <Button variant="inline-link" onClick={onDone}>
      Done
    </Button>
  )
}
