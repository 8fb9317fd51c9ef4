import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { PlainText } from '../reading/plain-text.tsx'

interface TemplatesProperties {
  readonly title?: string
  readonly templates: Readonly<Record<string, string | null>> | undefined
}

/** Templates by content type, only to be read. */
export function Templates({ title = 'Mapping templates', templates }: TemplatesProperties) {
  const entries = Object.entries(templates ?? {})
  return (
    <div>
      <Box variant="h3">
        {title} ({entries.length})
      </Box>
      {entries.length === 0 ? (
        <Box color="text-body-secondary">No {title.toLowerCase()}</Box>
      ) : (
        <SpaceBetween size="m">
          {entries.map(([contentType, template]) => (
            <div key={contentType}>
              <Box variant="awsui-key-label">{contentType}</Box>
              <PlainText label={`${title.replace(/s$/, '')} for ${contentType}`} text={template ?? ''} />
            </div>
          ))}
        </SpaceBetween>
      )}
    </div>
  )
}
