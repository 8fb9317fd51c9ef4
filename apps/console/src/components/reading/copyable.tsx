import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

/** An id, an ARN or an address with the button that copies it. */
export function Copyable({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <CopyToClipboard variant="inline" textToCopy={text} copyButtonAriaLabel={`Copy ${what}`} copySuccessText="Copied" copyErrorText="Could not be copied" />
  )
}
