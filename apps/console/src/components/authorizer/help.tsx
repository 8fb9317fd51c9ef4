import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Authorizers',
  body: (
    <>
      <p>An authorizer decides who may call a method before anything else happens to the call.</p>
      <p>
        A Lambda authorizer is a function that gets a token, or the whole request without its body, and answers an IAM policy. A Cognito authorizer checks a
        token of a user pool.
      </p>
      <p>
        Pools are declared when Fourbox starts (<code>--user-pools</code>); a local pool mints tokens for testing at <code>/_fourbox</code>.
      </p>
      <p>What is cached is the policy, by token or identity sources; it is looked at again for each method.</p>
    </>
  ),
}
