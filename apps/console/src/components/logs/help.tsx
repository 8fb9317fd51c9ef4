import type { Help } from '../../shell/help.tsx'

export const groupsHelp: Help = {
  title: 'Log groups',
  body: (
    <>
      <p>
        A log group holds log streams, and a stream the events of one writer: an execution environment of a function, or a worker that answers calls of a stage.
      </p>
      <p>
        <b>/aws/lambda/NAME</b> is written by the function of that name. <b>API-Gateway-Execution-Logs_ID/STAGE</b> is written when the stage has logging
        switched on. Access logs go to the group that the stage names.
      </p>
      <p>
        <b>Retention</b> says how long events are kept. What is older cannot be read any more, and leaves the disk a little later.
      </p>
      <p>
        The same groups are there for AWS’s clients: <code>aws logs tail GROUP --follow</code>.
      </p>
    </>
  ),
}

export const patternHelp: Help = {
  title: 'Filter patterns',
  body: (
    <>
      <p>A pattern chooses log events, with the difference between upper and lower case.</p>
      <h3>Terms</h3>
      <ul>
        <li>
          <code>ERROR Exception</code>: both must occur, in any order
        </li>
        <li>
          <code>?ERROR ?WARN</code>: one of them is enough
        </li>
        <li>
          <code>ERROR -Exiting</code>: the second must not occur
        </li>
        <li>
          <code>"Task timed out"</code>: what is more than letters, digits and <code>_</code> stands in quotes
        </li>
        <li>
          <code>%4\d\d%</code>: a regular expression, two at most
        </li>
      </ul>
      <h3>JSON</h3>
      <p>For events that are one JSON object:</p>
      <ul>
        <li>
          <code>{'{ $.level = "ERROR" }'}</code>
        </li>
        <li>
          <code>{'{ $.status >= 500 && $.path = "/pets*" }'}</code>
        </li>
        <li>
          <code>{'{ $.items[0].id = * }'}</code>: is there
        </li>
        <li>
          <code>{'{ $.error NOT EXISTS }'}</code>, <code>IS TRUE</code>, <code>IS NULL</code>
        </li>
      </ul>
      <h3>Columns</h3>
      <p>
        For lines with blanks between their parts; <code>…</code> in quotes or brackets is one part:
      </p>
      <ul>
        <li>
          <code>[ip, user, ..., status = 4*, bytes &gt; 1000]</code>
        </li>
      </ul>
    </>
  ),
}
