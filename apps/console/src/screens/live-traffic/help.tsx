import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Live traffic',
  body: (
    <>
      <p>
        The calls of a stage as they come, and those that were recorded before. While this page is open every call of the stage is recorded, and for ten minutes
        after it was deployed to from this console; otherwise only where <b>X-Ray tracing</b> is on, and of more than 100 a second one in twenty. The newest
        1,000 are kept, over restarts too.
      </p>
      <p>
        A call is opened by a click or the Enter key: the picture tells which boxes it passed, how long each took, and who answered. The space bar chooses calls
        for the export as HAR.
      </p>
      <p>
        The <b>filter</b> takes words that all must be met: <code>GET</code>, <code>404</code>, <code>5xx</code>, <code>&gt;200ms</code>, <code>canary</code>,{' '}
        <code>production</code>, <code>replay</code>, or a part of the path, the request id or the reason; <code>*</code> stands for anything.
      </p>
      <p>
        <b>Secrets are masked</b>: tokens, keys, cookies and what authorizers look at. Whoever sends such a call again has to enter them; a line of curl leaves
        them to variables of the shell.
      </p>
    </>
  ),
}
