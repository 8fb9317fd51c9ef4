import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { DeleteDialog } from '../../components/deleting/delete-dialog.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'

interface ResponseCardProperties {
  readonly title: string
  readonly editHref: string
  readonly deletion: 'DeleteIntegrationResponse' | 'DeleteMethodResponse'
  readonly input: { readonly restApiId: string; readonly resourceId: string; readonly httpMethod: string; readonly statusCode: string }
  readonly children: ReactNode
}

/** One integration response or method response with its buttons. */
export function ResponseCard({ title, editHref, deletion, input, children }: ResponseCardProperties) {
  const [asking, setAsking] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h3"
          headingTagOverride="h2"
          actions={
            <div className="actions">
              <WriteButton ariaLabel={`Delete ${title}`} onClick={() => setAsking(true)}>
                Delete
              </WriteButton>
              <WriteButton ariaLabel={`Edit ${title}`} href={editHref}>
                Edit
              </WriteButton>
            </div>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
      {asking && (
        <DeleteDialog
          operation={deletion}
          input={input}
          title={`Delete ${title}`}
          done={`Deleted ${title}.`}
          light
          onDeleted={() => setAsking(false)}
          onDismiss={() => setAsking(false)}
        >
          Delete this response with its mappings?
        </DeleteDialog>
      )}
    </Container>
  )
}
