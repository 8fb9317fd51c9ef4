import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Create stage',
  body: (
    <>
      <p>A stage is a name under which one deployment of the API answers, with settings and variables of its own.</p>
      <p>Several stages can serve the same deployment: dev and prod, each with another back end in its stage variables.</p>
    </>
  ),
}
