import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Resource policy',
  body: (
    <>
      <p>
        A resource policy says who may call the API: from which accounts, address ranges or VPCs. It is looked at before the authorizer, and again after it.
      </p>
      <p>
        A resource is written short, as <code>execute-api:/stage/VERB/path</code>, and becomes a whole ARN when it is saved. A policy without a statement for a
        call refuses it.
      </p>
      <p>A saved policy acts once the API has been deployed again.</p>
    </>
  ),
}
