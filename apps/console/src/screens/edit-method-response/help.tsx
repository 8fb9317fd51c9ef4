import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Method response',
  body: (
    <>
      <p>The last box: which status codes, headers and bodies clients meet. A header declared here gets its value in the integration response.</p>
      <p>Models of responses are for documentation and generated SDKs; no answer is checked against them.</p>
    </>
  ),
}
