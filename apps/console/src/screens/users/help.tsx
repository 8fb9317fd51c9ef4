import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Users',
  body: (
    <>
      <p>
        Whoever is not the owner of this Fourbox comes in as a user: by access keys, which sign calls of the AWS CLI, SDKs and tools and sign in to this
        console, or by a provider of OpenID Connect where one is configured.
      </p>
      <p>
        A <b>viewer</b> reads everything but values of API keys and variables of functions. A <b>developer</b> changes, tests and deploys APIs and functions. An{' '}
        <b>admin</b> does everything: users, the audit log, backup and snapshots. What a role does not allow is refused in AWS’s words. Another role holds from
        the next call on.
      </p>
      <p>Roles hold in the strict mode. Nobody takes their own role away.</p>
    </>
  ),
}
