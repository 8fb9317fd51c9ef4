import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { PlainText } from '../plain-text.tsx'

/** Mapping templates by content type, only to be read. */
export function Templates({ templates }: { readonly templates: Readonly<Record<string, string | null>> | undefined }) {
  const entries = Object.entries(templates ?? {})
  return (
    <div>
      <Box variant="h3">Mapping templates ({entries.length})</Box>
      {entries.length === 0 ? (
        <Box color="text-body-secondary">No mapping templates</Box>
      ) : (
        <SpaceBetween size="m">
          {entries.map(([contentType, template]) => (
            <div key={contentType}>
              <Box variant="awsui-key-label">{contentType}</Box>
              <PlainText label={`Mapping template for ${contentType}`} text={template ?? ''} />
            </div>
          ))}
        </SpaceBetween>
      )}
    </div>
  )
}
