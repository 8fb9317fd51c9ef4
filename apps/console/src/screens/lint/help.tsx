import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Lint',
  body: (
    <>
      <p>
        An error cannot work on AWS: the deployment is refused, or a call answers 500. A warning works, and not as was probably meant. Advice is about what
        people were bitten by.
      </p>
      <p>The page follows the draft: what is mended goes, whoever mends it. A fix is offered only where it changes nothing that works.</p>
      <p>
        A tag <code>fourbox:lint-off</code> of the API, such as <code>local-address unused-authorizer</code>, switches rules off for it. The same on the command
        line: <code>fourbox lint API</code>, and <code>fourbox lint FILE</code> for a definition.
      </p>
    </>
  ),
}
