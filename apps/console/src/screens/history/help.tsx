import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'History',
  body: (
    <>
      <p>
        Every change of the draft stands here: when, what, and from which kind of client, by what the client says of itself. The newest can be undone, then the
        one before it; an undo can be made again until something else is changed. Whoever made the change, and whenever: it outlives reloads and restarts.
      </p>
      <p>
        <kbd>Ctrl</kbd>-<kbd>Z</kbd> and <kbd>Ctrl</kbd>-<kbd>Shift</kbd>-<kbd>Z</kbd> do the same on every page of the draft, outside of fields and editors.
      </p>
      <p>
        <b>Call</b> shows the call that made a change, to be copied: as a command of the AWS CLI or as code for the SDK for JavaScript; and what it changed, as
        it is now, for Terraform, CloudFormation and OpenAPI.
      </p>
      <p>The last 200 changes are kept. Stages and deployments are never touched.</p>
    </>
  ),
}
