import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Gateway responses',
  body: (
    <>
      <p>What clients read when a call does not reach the integration or does not come back from it: no such method, no permission, a bad body, a time-out.</p>
      <p>
        Each type has a status, headers and a template. A template is plain text in which <code>$context.error.message</code>,{' '}
        <code>$context.error.messageString</code> and other <code>$context</code> variables are replaced; it is not VTL.
      </p>
      <p>A type that is not customized takes what Default 4XX or Default 5XX says. Deploy the API for changes to act.</p>
    </>
  ),
}
