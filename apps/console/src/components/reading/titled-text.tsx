import Box from '@cloudscape-design/components/box'
import { PlainText } from './plain-text.tsx'

/** A text under its heading, by which it is called. */
export function TitledText({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <Box variant="h3">{title}</Box>
      <PlainText label={title} text={text} />
    </div>
  )
}
