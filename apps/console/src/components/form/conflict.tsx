import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { PlainText } from '../reading/plain-text.tsx'
import { fieldWords } from './field-words.ts'
import type { Form } from './form.ts'

/** Says what somebody else has saved while it was changed here too, and offers both. */
export function Conflict<T>({ form }: { readonly form: Form<T> }) {
  const { conflicts, stored, value, settle } = form
  if (conflicts.length === 0) return null
  return (
    <Alert
      type="warning"
      header="Changed meanwhile"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" onClick={() => settle(false)}>
            Take theirs
          </Button>
          <Button formAction="none" onClick={() => settle(true)}>
            Keep mine
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="s">
        <Box>Somebody else has saved other values since you began. Choose which are saved.</Box>
        {conflicts.map((name) => (
          <div key={name}>
            <Box variant="h4" tagOverride="h2">
              {fieldWords(name)}
            </Box>
            <Box variant="awsui-key-label">Theirs</Box>
            <PlainText label={`${fieldWords(name)}, theirs`} text={shown(stored[name])} />
            <Box variant="awsui-key-label">Mine</Box>
            <PlainText label={`${fieldWords(name)}, mine`} text={shown(value[name])} />
          </div>
        ))}
      </SpaceBetween>
    </Alert>
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
