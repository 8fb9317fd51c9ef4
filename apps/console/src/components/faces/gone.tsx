import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'

interface GoneProperties {
  /** What the server says. */
  readonly text: string
  /** Where others of its kind are listed, and what that is called. */
  readonly listHref: string
  readonly list: string
}

/** In the place of a thing that is not there: asking again would not help. */
export function Gone({ text, listHref, list }: GoneProperties) {
  return (
    <Alert type="warning" action={<Button href={listHref}>{list}</Button>}>
      <div>It may have been deleted in another window or by another client. The server says:</div>
      <div>{text}</div>
    </Alert>
  )
}
