import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Edit configuration',
  body: (
    <>
      <p>
        <b>Memory</b> is enforced: a function that takes more is ended, as on AWS. <b>Timeout</b>: API Gateway waits 29 seconds, whatever stands here.
      </p>
      <p>
        <b>Reserved concurrency</b> 0 throttles every call. <b>Layers</b> are named by the ARN of their version; publish them with the AWS CLI.
      </p>
    </>
  ),
}
