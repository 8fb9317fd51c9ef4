import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'VPC links',
  body: (
    <>
      <p>At AWS a VPC link leads integrations to a back end in a private network. An integration names it in its connection.</p>
      <p>
        Here there is no such network. A link with an address as its target, such as <code>127.0.0.1:8080</code>, leads there; one with the ARN of a load
        balancer lets the integration call the host of its own URI.
      </p>
    </>
  ),
}
