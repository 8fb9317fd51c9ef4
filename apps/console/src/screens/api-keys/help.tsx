import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'API keys',
  body: (
    <>
      <p>
        A client sends its key in the header <code>x-api-key</code>. Methods that require a key let it in when the key is active and in a usage plan of their
        stage.
      </p>
      <p>Keys tell clients apart and count their calls. They are no passwords: use an authorizer to decide who may do what.</p>
      <p>
        Many keys come from a file: CSV with the columns <code>Name</code> and <code>Key</code>, and if wanted <code>Description</code>, <code>Enabled</code>,{' '}
        <code>UsagePlanIds</code>.
      </p>
    </>
  ),
}
