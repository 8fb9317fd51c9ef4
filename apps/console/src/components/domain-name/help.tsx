import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Custom domain names',
  body: (
    <>
      <p>A custom domain name is an address of your own for stages of your APIs.</p>
      <p>
        <b>API mappings</b> lead a path to a stage and take it off the path. A path may have several levels; the longest that fits wins.
      </p>
      <p>
        <b>Routing rules</b> look at headers and at the base path. They are asked in the order of their priority; the first whose conditions all hold leads to
        its stage.
      </p>
      <p>The routing mode says which of both are asked. What it leaves out is kept, and acts again when the mode changes back.</p>
      <p>
        On this machine the name is served over plain HTTP, on the port of deployed APIs: certificates, TLS policies and mutual TLS are kept and do nothing.
      </p>
    </>
  ),
}
