import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { mutation } from '../../client/mutation.ts'
import { ConfirmDialog } from '../../components/deleting/confirm-dialog.tsx'
import { flash } from '../../shell/flashes.ts'

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
  const remove = useMutation({
    ...mutation(deletion),
    meta: { shown: true },
    onSuccess: () => {
      setAsking(false)
      flash({ type: 'success', content: `Deleted ${title}.` })
    },
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <div className="actions">
              <Button ariaLabel={`Delete ${title}`} onClick={() => setAsking(true)}>
                Delete
              </Button>
              <Button ariaLabel={`Edit ${title}`} href={editHref}>
                Edit
              </Button>
            </div>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
      {asking && (
        <ConfirmDialog
          title={`Delete ${title}`}
          confirmText="Delete"
          busy={remove.isPending}
          refusal={remove.error?.message}
          onConfirm={() => remove.mutate(input)}
          onDismiss={() => setAsking(false)}
        >
          Delete this response with its mappings?
        </ConfirmDialog>
      )}
    </Container>
  )
}
