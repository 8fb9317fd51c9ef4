import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Live tail',
  body: (
    <>
      <p>Follows up to ten log groups at once: what is written to any of them stands here about a second later, the newest last.</p>
      <p>
        <b>By request</b> puts the lines of one call together: with those of the stage’s execution log stand the lines of the functions that it invoked.
      </p>
      <p>
        A pattern leaves what fits it. <b>Pause</b> holds the list still while lines go on coming; they are there on <b>Resume</b>.
      </p>
      <p>
        Clients do the same by <code>aws logs start-live-tail --log-group-identifiers ARN ARN</code>. They put <code>streaming-</code> before the host, a name
        that no machine of yours knows; with <code>AWS_DISABLE_HOST_PREFIX_INJECTION=true</code> they leave it as it is.
      </p>
    </>
  ),
}
