import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Settings',
  body: (
    <>
      <p>What holds for all APIs of the account in this Region.</p>
      <p>
        Stages can write <b>execution logs</b> only when there is a log role, as at AWS. Fourbox asks for it and does not use it: the logs stay on this machine.
      </p>
      <p>
        The <b>account-level throttling</b> is shared by all methods of all stages that have no lower limit of their own. At AWS it is raised by a request; here
        it stands as it is.
      </p>
    </>
  ),
}
