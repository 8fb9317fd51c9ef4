import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Functions',
  body: (
    <>
      <p>A function runs on this machine: each of its execution environments is a process of its own. It needs neither Docker nor an account.</p>
      <p>
        An API calls it by a Lambda integration or as a Lambda authorizer. Its log is in the group <code>/aws/lambda/</code> with its name, in the words of
        AWS&apos;s.
      </p>
      <p>
        The AWS CLI and the SDKs manage the same functions at this address, and <code>fourbox function create NAME --code DIR --watch</code> makes one of a
        folder.
      </p>
    </>
  ),
}
