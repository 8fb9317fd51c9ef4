import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CodeText } from '../reading/code-text.tsx'
import type { ReadLanguage } from '../reading/highlight.ts'

interface TemplatesProperties {
  readonly title?: string
  readonly language?: ReadLanguage
  readonly templates: Readonly<Record<string, string | null>> | undefined
}

/** Templates by content type, only to be read. */
export function Templates({ title = 'Mapping templates', language = 'vtl', templates }: TemplatesProperties) {
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
              <CodeText language={language} label={`${title.replace(/s$/, '')} for ${contentType}`} text={template ?? ''} />
            </div>
          ))}
        </SpaceBetween>
      )}
    </div>
  )
}
